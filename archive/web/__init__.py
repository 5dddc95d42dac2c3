"""The public pages: a view parses the request into a value, runs one query and renders the result."""
