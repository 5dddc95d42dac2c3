"""The base layer: when two words are the same, which characters a text may hold, and how matches are shown."""
