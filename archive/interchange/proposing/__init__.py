"""Proposals: whom the names of a file mean, and which rows may exist already. Nothing here decides."""
