"""Changing many records at once: one change, seen on some of them first, one run, one undo."""

from archive.editing.batch.changes import BatchRefused, Change, affected, checked
from archive.editing.batch.running import Preview, preview, run_batch, seen_of, waits_for_reviewer

__all__ = [
    "BatchRefused",
    "Change",
    "Preview",
    "affected",
    "checked",
    "preview",
    "run_batch",
    "seen_of",
    "waits_for_reviewer",
]
