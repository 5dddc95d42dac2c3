"""Commands: they parse what is asked, call a room, and print what it answers."""
