"""The files of a document as its page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.documents.files.kinds import BY_TYPE
from archive.documents.full.values import FileIn


@dataclass(frozen=True, slots=True)
class Scan:
    """A file with its position among the files, used in its URL, and its description."""

    number: int
    caption: str
    name: str
    kind: str
    size: int
    is_shown: bool

    @property
    def title(self) -> str:
        return self.caption or _("Scan %(number)d") % {"number": self.number}


def scans(files: Iterable[FileIn]) -> list[Scan]:
    """Return the files of a record that are public, in order."""
    return [_scan(file) for file in files]


def _scan(file: FileIn) -> Scan:
    kind = BY_TYPE[file.media_type]
    return Scan(file.number, file.caption, file.name, kind.endings[0].upper(), file.size, kind.is_shown)
