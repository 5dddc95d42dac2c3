"""How the archive is set up: the environment read once, and Django's settings on one page."""
