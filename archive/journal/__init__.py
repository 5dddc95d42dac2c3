"""The journal: who changed what, when and why, as runs and revisions of whole records; every undo is based on it."""
