"""Deeds on cards: accepted, decided otherwise, in bulk, from a file. Each is one run with one undo."""
