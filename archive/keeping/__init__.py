"""Keeping the archive: copies of it, what they are restored from, and whether every byte is what it was."""
