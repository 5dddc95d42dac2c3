"""Detecting the format of a file, by its contents and then by its name."""

from enum import StrEnum
from pathlib import PurePath

from django.utils.translation import gettext as _

from archive.interchange.refusals import FileRefused


class Format(StrEnum):
    """How a file may be written; `auto` detects it."""

    AUTO = "auto"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    LISTING = "listing"


_BY_NAME = {
    ".csv": Format.CSV, ".tsv": Format.CSV, ".xlsx": Format.XLSX, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".txt": Format.LISTING,
}  # fmt: skip


def format_of(file: str, data: bytes) -> Format:
    """Return the format of this file. Raises FileRefused where neither contents nor name tell."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK"):
        return Format.XLSX
    if start.startswith(b"{"):
        return Format.JSONL
    if start.lower().startswith((b"skip to content", b"results:")):
        return Format.LISTING
    name = file.lower().removesuffix(".gz")
    if (suffix := PurePath(name).suffix) in _BY_NAME:
        return _BY_NAME[suffix]
    raise FileRefused(_("Whether it is a listing, CSV, XLSX or JSON Lines cannot be told. Say so with --format."))
