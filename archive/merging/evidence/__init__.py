"""What speaks for and against two names being one person, taken from names and from documents."""
