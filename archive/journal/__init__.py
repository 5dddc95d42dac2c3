"""The journal: who changed what, when and why, as runs and revisions of whole records; from it all is undone."""
