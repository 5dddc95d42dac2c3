"""Deeds of the curators' desk: save a form, publish and withdraw records, edit in bulk, undo a run."""
