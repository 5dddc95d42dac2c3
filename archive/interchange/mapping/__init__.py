"""Mapping: the columns of a foreign table, and which of our fields each of them is."""
