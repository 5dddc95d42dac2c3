"""Resolving: what a file calls a person, a topic or a place becomes the record that is meant, many at a time.

What only looks belongs to planning as well; what makes missing records is called by applying alone.
"""
