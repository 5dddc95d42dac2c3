"""Imports in progress: the file and all decisions so far, in a folder of their owner under an unguessable key.

Whoever closes the browser finds it again.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.documents.files.keeping import whole
from archive.interchange.mapping.mapped import Column
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_line

KEPT_FOR: Final = 30 * 24 * 3600  # seconds; who comes back after a month begins again
LARGEST: Final = 64 * 1024 * 1024  # bytes; larger files are imported by the command
MOST_WAITING: Final = 20
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{20,60}")


@dataclass(slots=True)
class Staged:
    """An import in progress.

    `columns` is empty until they were looked at. `cells` are mended cells by row and column, `lines` mended lines by
    number. `names` maps names to a slug, or to "-" for nobody yet. `same` maps rows to the key of the record they are,
    0 for none. `lacking` leaves refused rows out.
    """

    key: str
    by: int
    file: str
    profile: str = ""
    sheet: str = ""
    source: str = ""
    mode: str = "keep"
    columns: list[Column] = field(default_factory=list)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    lacking: bool = False

    @property
    def folder(self) -> Path:
        """The folder in which all of it is kept."""
        return _folder(self.by) / self.key

    @property
    def data(self) -> bytes:
        """The file as it was uploaded."""
        return (self.folder / "bytes").read_bytes()

    @property
    def begun(self) -> float:
        """When it was last changed, in Unix time."""
        return (self.folder / "said.json").stat().st_mtime

    def keep(self) -> None:
        """Save the decisions, atomically."""
        said = json.dumps(asdict(self), ensure_ascii=False).encode()
        with whole(self.folder / "said.json") as file:
            file.write(said)

    def forget_underway(self) -> None:
        """Let it wait again, after it was confirmed and not brought in."""
        (self.folder / "underway.json").unlink(missing_ok=True)


def stage(name: str, data: bytes, *, by: AbstractBaseUser, **said: Any) -> Staged:
    """Store the file as an import in progress. Raises FileRefused where it is too large or one too many waits."""
    if len(data) > LARGEST:
        sentence = _("It is larger than %(most)d MB. Split it, or have it brought in by the command.")
        raise FileRefused(sentence % {"most": LARGEST // 2**20})
    if sum(1 for _one in staged_by(by)) >= MOST_WAITING:
        raise FileRefused(_("Too many imports of yours wait. Finish or throw away one of them first."))
    one = Staged(secrets.token_urlsafe(24), by.pk, clean_line(name)[:200] or "pasted.txt", **said)
    with whole(one.folder / "bytes") as file:
        file.write(data)
    one.keep()
    return one


def staged(key: str, *, by: AbstractBaseUser) -> Staged | None:
    """Return this account's import under this key; None for any other key."""
    path = _folder(by.pk) / key / "said.json"
    if not _KEY.fullmatch(key) or not path.exists():
        return None
    said = json.loads(path.read_text("utf-8"))
    columns = [Column(**column) for column in said.pop("columns")]
    return Staged(**said, columns=columns)


def staged_by(by: AbstractBaseUser) -> Iterator[Staged]:
    """Yield all imports in progress of this account, the latest first."""
    folder = _folder(by.pk)
    names = [path.name for path in folder.iterdir()] if folder.exists() else []
    found = [one for name in names if (one := staged(name, by=by))]
    return iter(sorted(found, key=lambda one: -one.begun))


def throw_away(one: Staged) -> None:
    """Delete it: it was imported, or is not wanted."""
    shutil.rmtree(one.folder, ignore_errors=True)


def sweep() -> int:
    """Delete imports untouched for KEPT_FOR and return how many there were."""
    gone = 0
    for place in (Path(settings.DATA_DIR) / "imports").glob("*/*"):
        if time.time() - place.stat().st_mtime > KEPT_FOR:
            shutil.rmtree(place, ignore_errors=True)
            gone += 1
    return gone


def _folder(owner: int) -> Path:
    return Path(settings.DATA_DIR) / "imports" / str(owner)
