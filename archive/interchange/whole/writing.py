"""Writing the whole archive into a folder."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from archive.documents.files.keeping import path_of
from archive.documents.models import StoredFile
from archive.interchange.refusals import FileRefused
from archive.interchange.whole.tables import ACCOUNTS, FORMAT, GROUPS, accounts, groups, lines_of, migrations, tables

HEAD = "archive.json"


def write_archive(folder: Path) -> dict[str, int]:
    """Write everything of the archive, from one snapshot, into this folder and return the number of rows by table.

    `tables/NAME.jsonl` has the rows, `files/` the files by SHA-256, and `archive.json` the digest of each table. That
    one is written last: a folder without it is incomplete. Raises FileRefused for a folder that is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileRefused(_("%(folder)s is not empty. Name a new folder.") % {"folder": folder})
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        _one_moment()
        every = {GROUPS: groups(), ACCOUNTS: accounts(), **{name: lines_of(model) for name, model in tables().items()}}
        said = {name: _written(folder / "tables" / f"{name}.jsonl", lines) for name, lines in every.items()}
        digests = list(StoredFile.objects.order_by("digest").values_list("digest", flat=True))
        head = {"format": FORMAT, "migrations": migrations(), "tables": said, "files": len(digests)}
    for digest in digests:
        _copy(digest, folder / "files" / digest[:2] / digest)
    (folder / HEAD).write_text(json.dumps(head, indent=1, sort_keys=True) + "\n", "utf-8")
    return {name: table["rows"] for name, table in said.items()}


def _one_moment() -> None:
    """Make all reads of this transaction see one snapshot (PostgreSQL)."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _written(path: Path, lines: Iterable[str]) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with path.open("wb") as file:
        for line in lines:
            data = line.encode()
            file.write(data)
            digest.update(data)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _copy(digest: str, target: Path) -> None:
    """Copy a file; a file missing here is missing there, and `check_archive` names it."""
    if path_of(digest).exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path_of(digest), target)
