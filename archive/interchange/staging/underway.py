"""A confirmed import that is being brought in by a thread of the server; its state stands in the import's folder.

One that was cut off with its process is there to be confirmed once more.
"""

from collections.abc import Callable

from archive.interchange.applying import Brought
from archive.interchange.applying.attempts import ImportInterrupted
from archive.interchange.applying.documents import Progress
from archive.interchange.refusals import ImportRefused
from archive.interchange.staging.kept import Staged
from archive.journal import underway as threads
from archive.journal.underway import BIG, Underway

__all__ = ["BIG", "Underway", "begin", "call_off", "underway"]
Work = Callable[[Progress], Brought]


def begin(one: Staged, work: Work) -> None:
    """Start bringing it in, unless that is under way already."""
    threads.begin(one.folder, lambda progress: work(progress).run, (ImportRefused, ImportInterrupted))


def underway(one: Staged) -> Underway | None:
    """Return how far the import is; None where it was not confirmed, or was cut off with its process."""
    return threads.underway(one.folder)


def call_off(one: Staged) -> None:
    """Have it end before anything of it is seen; once it is being poured in, it comes in."""
    threads.call_off(one.folder)
