"""Pictures of scans: whether a file can be opened at all, and a smaller picture of its first page; both are found out
by `decoding`, in a process of its own."""

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext_lazy

from archive.documents.files import decoding
from archive.documents.files.kinds import MOST_PIXELS, FileRefused, Kind

# Two at a time in each process: a scan may ask for two gigabytes.
_AT_ONCE: Final = threading.BoundedSemaphore(2)
# Of the clock: a disk that is slow is no fault of the file.
_SECONDS: Final = 60
_THUMB: Final = 320
_WRONG: Final = {
    decoding.DAMAGED: gettext_lazy("“%(name)s” is damaged: it cannot be opened."),
    decoding.TOO_MANY_PIXELS: gettext_lazy("“%(name)s” has too many pixels. Scan it at 600 dots to the inch or fewer."),
    decoding.NO_PAGE: gettext_lazy("“%(name)s” has no page."),
    decoding.MOVING: gettext_lazy("“%(name)s” is a moving picture. Save one of its pictures by itself."),
    decoding.TOO_MANY_PAGES: gettext_lazy("“%(name)s” has more than 5,000 pages. Cut it in parts."),
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
    command = [sys.executable, "-I", decoding.__file__, verb, kind.media_type, str(MOST_PIXELS), str(longest)]
    scan.seek(0)
    with _AT_ONCE:
        try:
            return subprocess.run(
                command, stdin=scan, stdout=into, stderr=subprocess.DEVNULL, timeout=_SECONDS, env={}, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return -1
