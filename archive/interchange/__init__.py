"""Interchange: records come in from files and go out into files, in one travelling shape."""
