"""Smaller pictures of stored files, made when they are first asked for; all of them can be thrown away."""

from enum import IntEnum
from pathlib import Path

from django.conf import settings

from archive.documents.files.keeping import path_of, whole
from archive.documents.files.kinds import BY_TYPE
from archive.documents.files.pictures import as_webp, made_smaller
from archive.documents.models import StoredFile


class Size(IntEnum):
    """The longest side of a preview, in pixels."""

    THUMB = 320
    LARGE = 1800


MEDIA_TYPE = "image/webp"


def preview(stored: StoredFile, size: Size) -> Path | None:
    """The picture of the file's first page in this size; None where its bytes are gone or cannot be opened."""
    path = Path(settings.DATA_DIR) / "previews" / str(stored.digest)[:2] / f"{stored.digest}-{size.name.lower()}.webp"
    if path.exists():
        return path
    try:
        with whole(path) as file:
            made_smaller(path_of(stored.digest), BY_TYPE[stored.media_type], size, lambda page: as_webp(page, file))
    except Exception:  # noqa: BLE001 - whatever a file that lies there damaged makes the libraries raise
        return None
    return path
