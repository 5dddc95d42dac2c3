"""Preservation: backups, restoring them, and checks that every byte is what it was."""
