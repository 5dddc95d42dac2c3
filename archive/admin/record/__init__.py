"""The screen of a record: its fields, completion while typing, and side panels."""
