"""Template tags and filters: dates in words, highlighted excerpts, names with language tags."""
