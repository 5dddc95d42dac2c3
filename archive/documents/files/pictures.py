"""Pictures of scans: whether a file can be opened at all, and a smaller picture of its first page."""

import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

import pypdfium2  # type: ignore[import-untyped] # it ships no types
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from archive.documents.files.kinds import MOST_PIXELS, FileRefused, Kind

# pdfium may be asked by one thread at a time.
_PDFIUM: Final = threading.Lock()
_QUALITY: Final = 82
# Our own limit comes first; Pillow's would only warn.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def refuse_the_unreadable(file: IO[bytes] | Any, kind: Kind, name: str) -> None:
    """The file can be opened and is not too large to be; else FileRefused."""
    try:
        file.seek(0)
        _look(file, kind)
    except FileRefused as refused:
        raise FileRefused(str(refused) % {"name": name}) from None
    except Exception as broken:
        raise FileRefused(_("“%(name)s” is damaged: it cannot be opened.") % {"name": name}) from broken
    finally:
        file.seek(0)


def made_smaller(path: Path, kind: Kind, longest: int, write: Callable[[Image.Image], None]) -> None:
    """`write` is given the first page, upright, no side longer than this many pixels, without what a camera noted."""
    with _first_page(path, kind, longest) as picture:
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        write(upright.convert("RGB"))


def as_webp(picture: Image.Image, file: IO[bytes]) -> None:
    """The picture is in the file."""
    picture.save(file, "WEBP", quality=_QUALITY, method=4)


def _look(file: IO[bytes], kind: Kind) -> None:
    if not kind.is_picture:
        with _PDFIUM:
            document = pypdfium2.PdfDocument(file)
            try:
                if not len(document):
                    raise FileRefused(_("“%(name)s” has no page."))
            finally:
                document.close()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(file, formats=[_FORMATS[kind.media_type]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused(_("“%(name)s” has too many pixels. Scan it at 600 dots to the inch or fewer."))
            picture.verify()


_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/webp": "WEBP"}


def _first_page(path: Path, kind: Kind, longest: int) -> Image.Image:
    if kind.is_picture:
        picture = Image.open(path, formats=[_FORMATS[kind.media_type]])
        picture.draft("RGB", (longest, longest))  # a JPEG is read at about the size that is wanted
        return picture
    with _PDFIUM:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[0]
            scale = longest / max(page.get_width(), page.get_height(), 1)
            rendered: Image.Image = page.render(scale=scale).to_pil()
            return rendered
        finally:
            document.close()
