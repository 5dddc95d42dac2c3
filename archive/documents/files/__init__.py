"""Scans and other files: the accepted kinds, the store of their bytes, and previews."""
