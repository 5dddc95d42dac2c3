"""Resolving: which records the people, topics and places named in a file are, many at a time.

Lookups serve planning as well; only applying calls what creates missing records.
"""

from functools import lru_cache

from archive.names import keys

# A file repeats the same few names thousands of times.
name_key = lru_cache(50_000)(keys.name_key)
