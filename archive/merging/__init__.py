"""Merging and splitting people, identifying names, and finding which names may belong together."""
