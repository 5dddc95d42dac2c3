"""Parsers of untrusted files, run as small programs in processes of their own, which may crash alone."""
