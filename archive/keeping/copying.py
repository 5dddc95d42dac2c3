"""Making and restoring backups."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents.files.keeping import folder, path_of, whole
from archive.documents.models import Document
from archive.imprint.figures import figure
from archive.keeping.dumping import dump, undump
from archive.keeping.package import DATABASE, Contents, PackageRefused, contents_of, digest_of, members, written
from archive.people.models import Person

Progress = Callable[[str], None]
# Rebuilt from the database whenever they are missing.
_MADE_ANEW = ("search", "previews")


def back_up(target: Path, tell: Progress = lambda _sentence: None) -> Contents:
    """Write a backup of the archive while people go on working. Raises PackageRefused where it cannot.

    The database comes first, then the files: a file exists before any row names it, so none that the copied database
    names can be missing.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".backup-") as beside:
        database = Path(beside) / DATABASE
        tell(_("Copying the database"))
        dump(database)
        files = sorted(path for path in folder().glob("??/*") if not path.name.startswith("."))
        tell(_("Copying %(number)s files") % {"number": figure(len(files))})
        sources = [(DATABASE, database), *((f"files/{path.name}", path) for path in files)]
        # A file's name is its digest; `verify` reports those that differ.
        known = {name: digest_of(path) for name, path in sources}
        if altered := [path.name for path in files if known[f"files/{path.name}"] != path.name]:
            words = _("%(number)s files are not what they were, the first is %(name)s: ask “manage.py verify”.")
            tell(words % {"number": figure(len(altered)), "name": altered[0]})
        contents = Contents(connection.vendor, timezone.now().isoformat(timespec="seconds"), known)
        written(target, contents, sources)
    tell(_("Reading the backup once more"))
    check(target)
    return contents


def check(package: Path) -> Contents:
    """Verify every member of the backup. Raises PackageRefused, naming the first that is damaged."""
    contents = contents_of(package)
    for _name, _file in members(package, contents):
        pass
    return contents


def restore(package: Path, *, replace: bool = False, tell: Progress = lambda _sentence: None) -> Contents:
    """Replace the archive by the backup.

    Nothing is touched before every byte of the backup was verified, nor where the archive holds something, unless
    `replace` is set.
    """
    contents = check(package)
    if contents.engine != connection.vendor:
        words = _("The backup is of %(there)s, and this archive is kept in %(here)s: restore it into one like it.")
        raise PackageRefused(words % {"there": contents.engine, "here": connection.vendor})
    if not replace and _holds_something():
        raise PackageRefused(_("This archive holds records. Restore into an empty one, or say --replace."))
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restore-") as beside:
        database = Path(beside) / DATABASE
        tell(_("Restoring %(number)s files") % {"number": figure(len(contents.members) - 1)})
        for name, file in members(package, contents):
            _put(name, file, database)
        tell(_("Restoring the database"))
        undump(database)
    for name in _MADE_ANEW:
        shutil.rmtree(Path(settings.DATA_DIR) / name, ignore_errors=True)
    return contents


def _put(name: str, file: IO[bytes], database: Path) -> None:
    if name == DATABASE:
        with database.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        return
    # A file that is there under its digest stays, unless it is damaged.
    path = path_of(name.removeprefix("files/"))
    if not path.exists() or digest_of(path) != path.name:
        with whole(path) as copy:
            shutil.copyfileobj(file, copy)


def _holds_something() -> bool:
    tables = connection.introspection.table_names()
    if Document._meta.db_table not in tables:
        return False
    return Document.objects.exists() or Person.objects.exists()
