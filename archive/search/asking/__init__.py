"""The question: what was typed, how it is read, what it finds, and what the reader is told of that."""
