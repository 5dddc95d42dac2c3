"""What every authority record has, be it a person, a topic or a place.

That is a name with its folded key, an address that is never given out twice, an identity that survives merging, and
text that is cleaned before it is stored; and the order in which deeds lock records.
"""
