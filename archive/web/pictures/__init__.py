"""Charts computed from counts: plain numbers for the SVG of a template, each with an equivalent table."""
