"""Data for the pages of people: the A–Z register, and the dossier of a person."""
