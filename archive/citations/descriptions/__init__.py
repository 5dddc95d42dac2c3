"""Descriptions: a source as a whole record, in the standards of libraries, archives, editions and the web."""
