"""Fixity: the database's own pages, the texts against their digests, and the stored files."""

import hashlib
from collections.abc import Iterator

from django.db import DatabaseError
from django.utils.translation import gettext as _

from archive.authority.checking import told
from archive.documents.files.keeping import folder, path_of
from archive.documents.models import Content, StoredFile, TakenDown
from archive.imprint.figures import figure
from archive.keeping.dumping import is_sound
from archive.keeping.package import digest_of

_CHUNK = 500


def damage() -> Iterator[str]:
    """Yield a sentence for each damage; a database that cannot be read comes first."""
    try:
        sound = is_sound()
    except DatabaseError as broken:
        sound = str(broken).split("\n", maxsplit=1)[0]
    if sound:
        yield _("The database is damaged: %(why)s") % {"why": sound}
    try:
        yield from _texts()
        yield from _files()
    except DatabaseError as broken:
        yield _("The database cannot be read: %(why)s") % {"why": str(broken).split("\n", maxsplit=1)[0]}


def files_damaged(digests: list[str]) -> list[str]:
    """Return those digests whose files are missing or have other bytes."""
    return [digest for digest in digests if not path_of(digest).is_file() or digest_of(path_of(digest)) != digest]


def _texts() -> Iterator[str]:
    """Yield damaged texts; one that was taken down is blank and keeps its digest, any other blank is damage."""
    wrong, blank = [], hashlib.sha256(b"").hexdigest()
    taken = _taken_down(TakenDown.What.TEXT)
    for digest, body in Content.objects.order_by("digest").values_list("digest", "body").iterator(_CHUNK):
        found = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
        if found != (blank if digest in taken else digest):
            wrong.append(digest)
    yield from told(_("%(number)s texts are not what they were: %(some)s"), wrong)


def _files() -> Iterator[str]:
    known = dict(StoredFile.objects.order_by("digest").values_list("digest", "size"))
    taken = _taken_down(TakenDown.What.FILE)
    left = [digest for digest in sorted(taken) if path_of(digest).exists()]
    yield from told(_("%(number)s files were taken down and still lie here, till “manage.py nightly”: %(some)s"), left)
    known = {digest: size for digest, size in known.items() if digest not in taken}
    missing = [digest for digest in known if not path_of(digest).is_file()]
    yield from told(_("%(number)s files are missing: %(some)s"), missing)
    there = known.keys() - set(missing)
    cut = [digest for digest in there if path_of(digest).stat().st_size != known[digest]]
    altered = [digest for digest in sorted(there) if digest in cut or digest_of(path_of(digest)) != digest]
    yield from told(_("%(number)s files are not what they were: %(some)s"), altered)


def told_of_taken_down() -> str:
    """Return how much was taken down by law, in a sentence; "" for nothing."""
    words = _("Taken down for good, of which the digests are kept: %(texts)s texts, %(files)s files.")
    numbers = {what: len(_taken_down(what)) for what in (TakenDown.What.TEXT, TakenDown.What.FILE)}
    sizes = {"texts": numbers[TakenDown.What.TEXT], "files": numbers[TakenDown.What.FILE]}
    return words % {name: figure(size) for name, size in sizes.items()} if TakenDown.objects.exists() else ""


def _taken_down(what: TakenDown.What) -> set[str]:
    return set(TakenDown.objects.filter(what=what).values_list("digest", flat=True))


def surplus() -> list[str]:
    """Return files that no row names: an upload that was not saved leaves one. Not damage."""
    known = set(StoredFile.objects.values_list("digest", flat=True)) | _taken_down(TakenDown.What.FILE)
    return sorted(path.name for path in folder().glob("??/*") if path.name not in known)
