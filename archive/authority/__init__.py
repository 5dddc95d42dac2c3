"""What every authority record has, be it a person, a topic or a place: a name with its folded key, an address that is
never given out twice, an identity that survives merging, text that is cleaned before it is kept; and the order
in which deeds lock them."""
