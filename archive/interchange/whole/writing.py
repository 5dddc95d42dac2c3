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
    """Everything of the archive is in this folder, as it was at one moment; the number of rows by table is answered.

    `tables/NAME.jsonl` has the rows, `files/` the files by SHA-256, and `archive.json` the digest of each table. It is
    written last: a folder without it is not whole. Raises FileRefused for a folder that holds anything.
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
    """All that is read until the transaction ends is of the same moment."""
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
    """A file that is lost here is lost there; `check_archive` says which."""
    if path_of(digest).exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path_of(digest), target)
