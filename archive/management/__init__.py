"""Management commands: they parse arguments, call another package, and print the result."""
