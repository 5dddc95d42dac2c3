"""The archive's logo: a small picture, recognised by content and never by name, stored with the record."""

import base64
import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image

MOST_BYTES: Final = 60_000
MOST_PIXELS: Final = 2_000  # on a side: it is shown two lines high
_FORMATS: Final = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
ENDINGS: Final = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


class LogoRefused(ValueError):
    """Raised when a picture cannot be the logo; the message says why."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture's bytes; `name` changes with them, so that it can be cached for ever."""

    data: bytes
    ending: str

    @property
    def name(self) -> str:
        return f"{hashlib.sha256(self.data).hexdigest()[:12]}.{self.ending}"

    @property
    def media_type(self) -> str:
        return ENDINGS[self.ending]

    def as_text(self) -> str:
        """Return the picture as the record stores it."""
        return base64.b64encode(self.data).decode("ascii")


def logo_from(data: bytes) -> Logo:
    """Return the logo of these bytes. Raises LogoRefused for what is too large or not PNG, JPEG or WebP."""
    if len(data) > MOST_BYTES:
        raise LogoRefused(_("A logo has at most 60 kB; this one has %(size)d kB.") % {"size": len(data) // 1000})
    ending = _ending_of(data)
    if not ending:
        raise LogoRefused(_("A logo is a PNG, a JPEG or a WebP picture; this is none of them."))
    _refuse_the_unreadable(data, ending)
    return Logo(data, ending)


def _refuse_the_unreadable(data: bytes, ending: str) -> None:
    """Raise LogoRefused unless the picture opens and has a size browsers can draw, checked before decoding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[_FORMATS[ending]]) as picture:
                size = picture.size
                if max(size) <= MOST_PIXELS:
                    picture.load()
    except Image.DecompressionBombError as bomb:
        words = _("A logo has at most %(most)d pixels on a side; this one has very many more.")
        raise LogoRefused(words % {"most": MOST_PIXELS}) from bomb
    except Exception as broken:
        raise LogoRefused(_("This picture is damaged: it cannot be opened.")) from broken
    if max(size) > MOST_PIXELS:
        words = _("A logo has at most %(most)d pixels on a side; this one has %(width)d by %(height)d.")
        raise LogoRefused(words % {"most": MOST_PIXELS, "width": size[0], "height": size[1]})


@lru_cache(maxsize=4)
def logo_of(text: str) -> Logo | None:
    """Return the logo of the stored text, or None."""
    data = base64.b64decode(text)
    return Logo(data, _ending_of(data)) if _ending_of(data) else None


def _ending_of(data: bytes) -> str:
    # The first bytes of PNG (RFC 2083), JPEG (ITU T.81, B.1.1.3) and WebP (RFC 9649).
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""
