"""A backup: one tar file with the database, every stored file, and a list of members with their SHA-256.

The list comes first, so that a copy can be verified while it is read, and a missing member is noticed.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext as _

LIST: Final = "backup.json"
DATABASE: Final = "database"
FORMAT: Final = 1
_CHUNK: Final = 1 << 20


class PackageRefused(ValueError):
    """Raised when the file is not a backup, or not complete; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself: its database engine, when it was made, and its members by SHA-256."""

    engine: str
    made: str
    members: dict[str, str]


def written(target: Path, contents: Contents, sources: Iterable[tuple[str, Path]]) -> None:
    """Write the backup to `target`, atomically, readable by its owner alone."""
    part = target.with_name(f"{target.name}.part")
    told = json.dumps({"format": FORMAT, "engine": contents.engine, "made": contents.made, "members": contents.members})
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                _add(tar, LIST, io.BytesIO(told.encode()), len(told.encode()))
                for name, path in sources:
                    with path.open("rb") as source:
                        _add(tar, name, source, path.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def contents_of(package: Path) -> Contents:
    """Return the backup's list. Raises PackageRefused where it is not one of ours."""
    try:
        with tarfile.open(package, mode="r:") as tar:
            first = tar.next()
            file = tar.extractfile(first) if first is not None and first.name == LIST else None
            told: dict[str, Any] = json.load(file) if file else {}
    except (OSError, tarfile.TarError, ValueError) as broken:
        raise PackageRefused(_("%(file)s cannot be read as a backup: %(why)s") % _named(package, broken)) from broken
    if told.get("format") != FORMAT:
        raise PackageRefused(_("%(file)s is no backup of this archive's making.") % {"file": package})
    return Contents(told["engine"], told["made"], told["members"])


def members(package: Path, contents: Contents) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield each member with its bytes, in order; names never lead out of the package.

    Raises PackageRefused for one that is not on the list, is damaged, or is missing.
    """
    left = dict(contents.members)
    try:
        with tarfile.open(package, mode="r:") as tar:
            for member in tar:
                file = tar.extractfile(member) if member.isfile() else None
                if member.name == LIST or file is None:
                    continue
                if digest(file) != left.pop(member.name, None):
                    raise PackageRefused(_("%(name)s in the backup is damaged.") % {"name": member.name})
                file.seek(0)
                yield member.name, file
    except (OSError, tarfile.TarError) as broken:
        raise PackageRefused(_("%(file)s cannot be read as a backup: %(why)s") % _named(package, broken)) from broken
    if left:
        raise PackageRefused(_("%(name)s is missing in the backup.") % {"name": sorted(left)[0]})


def digest(file: IO[bytes]) -> str:
    """Return the SHA-256 of the rest of the file, in hexadecimal."""
    known = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        known.update(chunk)
    return known.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return digest(file)


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes], size: int) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, file)


def _named(package: Path, broken: Exception) -> dict[str, str]:
    return {"file": str(package), "why": str(broken) or type(broken).__name__}
