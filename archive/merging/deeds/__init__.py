"""Deeds on cards: accept, rule otherwise, in bulk, from a file. Each is one run with one undo."""
