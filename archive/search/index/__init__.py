"""The text index: what is searchable of a record, its tokens, and the writers that report every change."""
