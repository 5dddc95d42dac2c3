"""The text index: what is searchable of a record, how it is cut into tokens, and the writers told of every change."""
