"""Evidence for and against names being one person's, from names and from documents."""
