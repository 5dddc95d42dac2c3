"""Data for the page of a document beyond its list row: texts with linked names, relations, position in a list."""
