"""The names desk: the queue of cards by gain, decided in place, with undo at hand."""
