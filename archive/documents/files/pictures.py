"""Pictures of scans: whether a file can be opened at all, and a smaller picture of its first page; both are found out
in a process of its own."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext_lazy

from archive.apart import scans
from archive.apart.running import Program
from archive.documents.files.kinds import MOST_PIXELS, FileRefused, Kind

# The memory: 120 million pixels in four colours, twice.
_SCANS: Final = Program("scans", memory=2_000_000_000, seconds=40, written=1 << 26, patience=60)
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
    """The file can be opened and is not too large to be; else FileRefused. It is read from its beginning, and stands
    there afterwards."""
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        file.seek(0)
        code = _decoded("look", copy, kind, _THUMB, subprocess.DEVNULL)
    if code:
        raise FileRefused(str(_WRONG.get(code, _TOO_HARD)) % {"name": name})


def draw_smaller(path: Path, kind: Kind, longest: int, into: IO[bytes]) -> bool:
    """Whether `into` holds a WebP of the first page, upright, no side longer than this many pixels."""
    with path.open("rb") as scan:
        return not _decoded("draw", scan, kind, longest, into)


def _decoded(verb: str, scan: IO[bytes], kind: Kind, longest: int, into: IO[bytes] | int) -> int:
    """How the program ended; negative where it was stopped."""
    return _SCANS.run(verb, kind.media_type, MOST_PIXELS, longest, read=scan, into=into)
