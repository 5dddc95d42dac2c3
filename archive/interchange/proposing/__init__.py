"""Proposing: whom the names of a file mean, and which of its rows are perhaps here already. Nothing here decides."""
