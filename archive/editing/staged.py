"""Staged files: chosen in a form but not saved yet, and kept apart from the archive until the record is saved.

Each lies under an unguessable key, in a folder of the account that chose it.
"""

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File as Upload
from django.utils.translation import gettext as _

from archive.documents.files.keeping import whole
from archive.documents.files.kinds import BY_TYPE, HEAD, LARGEST, FileRefused, kind_of
from archive.documents.files.pictures import refuse_the_unreadable
from archive.documents.files.previews import drawn
from archive.text.cleaning import clean_line

KEPT_FOR: Final = 30 * 24 * 3600  # seconds; who comes back after a month begins again
MOST_BYTES: Final = 4_000_000_000  # of one person: more than sixty of the largest files
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{20,60}")
_CHUNK: Final = 1 << 20
_THUMB: Final = 320


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged file: its key, original name, size in bytes, media type, and the path of its bytes."""

    key: str
    name: str
    size: int
    media_type: str
    path: Path


def stage(upload: "Upload[bytes]", *, by: AbstractBaseUser) -> Staged:
    """Store an upload as a staged file until its record is saved.

    Raises FileRefused, before a byte is stored, for what no record may have, and beyond MOST_BYTES of one account.
    """
    name, size = clean_line(str(upload.name))[:200], upload.size or 0
    if size > LARGEST:
        sentence = _("“%(name)s” has %(size)d MB; a file has at most %(most)d MB. Make it smaller, or cut it in parts.")
        raise FileRefused(sentence % {"name": name, "size": size // 10**6, "most": LARGEST // 10**6})
    if size + sum(waiting.size for waiting in staged_by(by)) > MOST_BYTES:
        raise FileRefused(_("Too many files of yours wait at the desk. Save the records they belong to first."))
    upload.seek(0)
    kind = kind_of(upload.read(HEAD), name)
    refuse_the_unreadable(upload.file, kind, name)
    place = _folder(by) / secrets.token_urlsafe(24)
    place.mkdir(parents=True)
    with whole(place / "bytes") as file:
        for chunk in upload.chunks(_CHUNK):
            file.write(chunk)
    said = {"name": name, "size": size, "media_type": kind.media_type}
    (place / "said.json").write_text(json.dumps(said), "utf-8")
    return Staged(place.name, name, size, kind.media_type, place / "bytes")


def staged(key: str, *, by: AbstractBaseUser) -> Staged | None:
    """Return this account's staged file under this key; None for any other key."""
    place = _folder(by) / key
    if not _KEY.fullmatch(key) or not (place / "said.json").exists():
        return None
    said = json.loads((place / "said.json").read_text("utf-8"))
    return Staged(key, said["name"], said["size"], said["media_type"], place / "bytes")


def staged_by(by: AbstractBaseUser) -> Iterator[Staged]:
    """Yield all staged files of this account."""
    folder = _folder(by)
    names = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    return (found for name in names if (found := staged(name, by=by)))


def thumb(waiting: Staged) -> Path | None:
    """Return the path of a thumbnail of its first page, or None where none can be made."""
    return drawn(waiting.path, BY_TYPE[waiting.media_type], _THUMB, at=waiting.path.with_name("thumb.webp"))


def throw_away(keys: list[str], *, by: AbstractBaseUser) -> None:
    """Delete these staged files: they were saved, or are not wanted."""
    for key in keys:
        if staged(key, by=by):
            shutil.rmtree(_folder(by) / key, ignore_errors=True)


def sweep() -> int:
    """Delete staged files older than KEPT_FOR and return how many there were."""
    gone = 0
    for place in _root().glob("*/*"):
        if time.time() - place.stat().st_mtime > KEPT_FOR:
            shutil.rmtree(place, ignore_errors=True)
            gone += 1
    return gone


def _root() -> Path:
    return Path(settings.DATA_DIR) / "staged"


def _folder(by: AbstractBaseUser) -> Path:
    return _root() / str(by.pk)
