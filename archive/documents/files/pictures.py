"""Decoding scans, in a process of its own: whether a file can be opened, and a smaller picture of its first page."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext_lazy

from archive.apart import scans
from archive.apart.running import Program
from archive.documents.files.kinds import MOST_PIXELS, FileRefused, Kind

# The memory holds 120 million pixels of four channels, twice.
_SCANS: Final = Program("scans", memory=2_000_000_000, seconds=15, written=1 << 26, patience=30)
_THUMB: Final = 320
_WRONG: Final = {
    scans.DAMAGED: gettext_lazy("“%(name)s” is damaged: it cannot be opened."),
    scans.TOO_MANY_PIXELS: gettext_lazy("“%(name)s” has too many pixels. Scan it at 600 dots to the inch or fewer."),
    scans.NO_PAGE: gettext_lazy("“%(name)s” has no page."),
    scans.MOVING: gettext_lazy("“%(name)s” is a moving picture. Save one of its pictures by itself."),
    scans.TOO_MANY_PAGES: gettext_lazy("“%(name)s” has more than 5,000 pages. Cut it in parts."),
}
_TOO_HARD: Final = gettext_lazy(
    "“%(name)s” takes more memory or time to open than a scan should. Print or export it anew as PDF or JPEG."
)


def refuse_the_unreadable(file: IO[bytes] | Any, kind: Kind, name: str) -> None:
    """Raise FileRefused unless the file can be opened within the limits.

    It is read from, and reset to, its beginning.
    """
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        file.seek(0)
        code = _decoded("look", copy, kind, _THUMB, subprocess.DEVNULL)
    if code:
        raise FileRefused(str(_WRONG.get(code, _TOO_HARD)) % {"name": name})


def draw_smaller(path: Path, kind: Kind, longest: int, into: IO[bytes]) -> bool:
    """Write a WebP of the first page to `into`, upright, no side above `longest` pixels; return whether that worked."""
    with path.open("rb") as scan:
        return not _decoded("draw", scan, kind, longest, into)


def _decoded(verb: str, scan: IO[bytes], kind: Kind, longest: int, into: IO[bytes] | int) -> int:
    """Run the decoder and return its exit code; negative if it was killed."""
    return _SCANS.run(verb, kind.media_type, MOST_PIXELS, longest, read=scan, into=into)
