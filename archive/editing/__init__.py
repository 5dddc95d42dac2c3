"""Deeds of the curators' desk: saving what was typed, publishing and withdrawing, undoing a run."""
