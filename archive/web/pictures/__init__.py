"""Pictures drawn from counts: plain numbers for the SVG of a template, each beside a table that says the same."""
