"""Failed sign-ins, counted across all processes of the machine in one small file per user name and address.

The database is not used: guessing passwords must never cause database writes.
"""

import fcntl
import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

SECONDS: Final = 10 * 60
OF_BOTH: Final = 10  # for one name from one address
OF_ADDRESS: Final = 100  # for one address with any name
_MOST_FILES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Failures:
    """The failures for `key` within the last ten minutes; more than `most` are too many."""

    key: str
    most: int

    def are_too_many(self) -> bool:
        """Whether the limit is reached."""
        try:
            times = self._path().read_text("ascii")
        except OSError:
            return False
        return len(_recent(times)) >= self.most

    def add(self) -> None:
        """Record a failure."""
        path = self._path()
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with path.open("a+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            times = [*_recent(file.read())[-self.most :], str(time.time())]
            file.seek(0)
            file.truncate()
            file.write(" ".join(times))
        _sweep(path.parent)

    def forget(self) -> None:
        """Reset the counter after a successful sign-in."""
        self._path().unlink(missing_ok=True)

    def _path(self) -> Path:
        known = hashlib.blake2b(f"{settings.SECRET_KEY}{self.most}{self.key}".encode(), digest_size=16)
        return Path(settings.DATA_DIR) / "sign-ins" / known.hexdigest()


def is_first(key: str) -> bool:
    """Whether this is the first use of the key within ten minutes in any process; records the use."""
    path = Failures(key, 1)._path()
    path.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            file.write(str(time.time()))
    except FileExistsError:
        return False
    _sweep(path.parent)
    return True


def _recent(times: str) -> list[str]:
    since = time.time() - SECONDS
    return [moment for moment in times.split() if float(moment) > since]


def _sweep(folder: Path) -> None:
    """Delete expired files if there are many."""
    files = list(folder.iterdir())
    if len(files) <= _MOST_FILES:
        return
    since = time.time() - SECONDS
    for file in files:
        try:
            if file.stat().st_mtime < since:
                file.unlink(missing_ok=True)
        except OSError:
            continue
