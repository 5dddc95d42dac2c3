"""The archive's own record: its name, its words to readers, its terms and days, in every language."""
