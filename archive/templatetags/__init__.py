"""Small words of the templates: dates in words, excerpts with their marks, names in their language."""
