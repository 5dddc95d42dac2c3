"""Bulk edits: one change to many records, previewed on some of them, made as one run that one undo reverses."""

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
