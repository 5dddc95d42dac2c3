"""Whose archive this is: its name, its words to readers, its terms, its days; one record, in every language."""
