"""Interchange: import and export of records, in one travelling shape."""
