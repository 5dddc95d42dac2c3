"""The store of files: bytes under their SHA-256, outside the web root."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.core.files.base import File as Upload
from django.utils.translation import gettext as _

from archive.documents.contents import taken_down
from archive.documents.files.kinds import HEAD, LARGEST, FileRefused, kind_of
from archive.documents.files.pictures import refuse_the_unreadable
from archive.documents.models import StoredFile, TakenDown

_CHUNK: Final = 1 << 20


def folder() -> Path:
    """Return the folder of the store: two letters of the digest, then the digest."""
    return Path(settings.DATA_DIR) / "files"


def path_of(digest: str) -> Path:
    """Return the path for the bytes of this digest, whether they exist or not."""
    return folder() / digest[:2] / digest


def keep(upload: "Upload[bytes]", name: str) -> StoredFile:
    """Store the upload and return its row; equal files are stored once.

    The bytes are written before the row, so that a rollback leaves only bytes nobody refers to. Raises FileRefused for
    what is too large, of no accepted kind, or unreadable.
    """
    size = upload.size or 0
    if size > LARGEST:
        sentence = _("“%(name)s” has %(size)d MB; a file has at most %(most)d MB. Make it smaller, or cut it in parts.")
        raise FileRefused(sentence % {"name": name, "size": size // 10**6, "most": LARGEST // 10**6})
    upload.seek(0)
    kind = kind_of(upload.read(HEAD), name)
    refuse_the_unreadable(upload.file, kind, name)
    digest = _digest(upload)
    if taken_down(TakenDown.What.FILE, [digest]):
        raise FileRefused(_("“%(name)s” was taken down for good, and is not taken again.") % {"name": name})
    _write(upload, digest)
    stored, _made = StoredFile.objects.get_or_create(
        digest=digest, defaults={"size": size, "media_type": kind.media_type}
    )
    return stored


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that appears at the path only when all of it was written (atomic rename)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def forget_taken_down() -> int:
    """Delete the bytes and previews of files that were taken down, and return how many files there still were.

    Idempotent.
    """
    number = 0
    for digest in TakenDown.objects.filter(what=TakenDown.What.FILE).values_list("digest", flat=True):
        previews = Path(settings.DATA_DIR) / "previews" / digest[:2]
        for path in (path_of(digest), *previews.glob(f"{digest}-*")):
            number += path == path_of(digest) and path.exists()
            path.unlink(missing_ok=True)
    return number


def _digest(upload: "Upload[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _write(upload: "Upload[bytes]", digest: str) -> None:
    """Write the bytes under their digest, unless they are there."""
    path = path_of(digest)
    if not path.exists():
        with whole(path) as file:
            for chunk in upload.chunks(_CHUNK):
                file.write(chunk)
