"""Bringing names and people together, taking them apart, and finding who might belong together."""
