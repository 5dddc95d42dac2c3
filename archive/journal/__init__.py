"""The journal: who changed what, when and why, as runs and revisions of whole records; from it every change is undone."""
