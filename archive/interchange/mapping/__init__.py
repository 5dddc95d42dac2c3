"""Mapping: which of our fields each column of a foreign table is."""
