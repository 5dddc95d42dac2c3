"""Previews: smaller pictures of stored files, made on first use; all of them can be deleted."""

from enum import IntEnum
from pathlib import Path

from django.conf import settings

from archive.documents.files.keeping import path_of, whole
from archive.documents.files.kinds import BY_TYPE, Kind
from archive.documents.files.pictures import draw_smaller
from archive.documents.models import StoredFile


class Size(IntEnum):
    """The longest side of a preview, in pixels."""

    THUMB = 320
    LARGE = 1800


class _Undrawn(Exception):
    """Raised when the stored file cannot be drawn."""


MEDIA_TYPE = "image/webp"


def preview(stored: StoredFile, size: Size) -> Path | None:
    """Return the path of the preview of the file's first page; None where its bytes are missing or unreadable."""
    path = Path(settings.DATA_DIR) / "previews" / str(stored.digest)[:2] / f"{stored.digest}-{size.name.lower()}.webp"
    return drawn(path_of(stored.digest), BY_TYPE[stored.media_type], size, at=path)


def drawn(scan: Path, kind: Kind, longest: int, *, at: Path) -> Path | None:
    """Return `at`, making the smaller picture there if missing; None where none can be made."""
    if at.exists():
        return at
    try:
        with whole(at) as file:
            if not draw_smaller(scan, kind, longest, file):
                raise _Undrawn
    except (_Undrawn, OSError):
        return None
    return at
