"""Resolving: what a file calls a person, a topic or a place becomes the record that is meant, many at a time.

What only looks belongs to planning as well; what makes missing records is called by applying alone.
"""

from functools import lru_cache

from archive.names import keys

# A file says the same few names thousands of times.
name_key = lru_cache(50_000)(keys.name_key)
