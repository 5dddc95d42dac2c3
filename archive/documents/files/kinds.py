"""The accepted kinds of file, recognised by first bytes and name ending, which must agree."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

LARGEST: Final = 64_000_000  # bytes
MOST_PIXELS: Final = 120_000_000  # an A3 page at 600 dots to the inch has 70 million
HEAD: Final = 16


class FileRefused(ValueError):
    """Raised when a file is not accepted; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    `begins` are alternative signatures as (offset, bytes); `is_shown` says that browsers display it.
    """

    media_type: str
    endings: tuple[str, ...]
    begins: tuple[tuple[tuple[int, bytes], ...], ...]
    is_shown: bool = True

    def is_of(self, head: bytes) -> bool:
        return any(all(head[at : at + len(sign)] == sign for at, sign in signs) for signs in self.begins)

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


KINDS: Final = (
    Kind("application/pdf", ("pdf",), (((0, b"%PDF-"),),), is_shown=False),
    Kind("image/jpeg", ("jpg", "jpeg"), (((0, b"\xff\xd8\xff"),),)),
    Kind("image/png", ("png",), (((0, b"\x89PNG\r\n\x1a\n"),),)),
    Kind("image/tiff", ("tif", "tiff"), (((0, b"II*\0"),), ((0, b"MM\0*"),)), is_shown=False),
    Kind("image/webp", ("webp",), (((0, b"RIFF"), (8, b"WEBP")),)),
)
BY_TYPE: Final = {kind.media_type: kind for kind in KINDS}
ENDINGS: Final = tuple(ending for kind in KINDS for ending in kind.endings)


def kind_of(head: bytes, name: str) -> Kind:
    """Return the kind of a file with this head and name. Raises FileRefused for an unknown kind or another ending."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    kind = next((kind for kind in KINDS if kind.is_of(head)), None)
    if kind is None:
        raise FileRefused(_("“%(name)s” is no PDF, JPEG, PNG, TIFF or WebP. Save it as one of these.") % {"name": name})
    if ending not in kind.endings:
        sentence = _("“%(name)s” is really a file of the kind %(kind)s. Give its name that ending: .%(ending)s")
        raise FileRefused(sentence % {"name": name, "kind": kind.endings[0].upper(), "ending": kind.endings[0]})
    return kind
