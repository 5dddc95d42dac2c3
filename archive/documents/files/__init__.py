"""Scans and other files: which kinds there may be, where their bytes lie, and small pictures of them."""
