"""Pending versions: an edit of a published record waits beside what readers see until a second person publishes it.

`waiting` reads it, `aside` turns what a form writes into one, `lay_over` shows it, `publish` and `drop` end it.
"""

from archive.editing.pending.comparing import Conflict, conflicts_of, own_keys
from archive.editing.pending.keeping import aside, drop, lay_over, offer, version_of, waiting
from archive.editing.pending.publishing import PendingConflicted, PendingRefused, publish

__all__ = [
    "Conflict", "PendingConflicted", "PendingRefused", "aside", "conflicts_of", "drop", "lay_over", "offer",
    "own_keys", "publish", "version_of", "waiting",
]  # fmt: skip
