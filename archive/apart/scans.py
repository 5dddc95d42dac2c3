"""Run as a program: opens a scan, and draws its first page.

    python -I scans.py look|draw MEDIA_TYPE MOST_PIXELS LONGEST < scan > picture

Exits with 0, or with the code of what is wrong with the file.
"""

import sys
import warnings
from typing import IO, Any, Final

MOST_PAGES: Final = 5_000
DAMAGED, TOO_MANY_PIXELS, NO_PAGE, MOVING, TOO_MANY_PAGES, TOO_HARD = 3, 4, 5, 6, 7, 8
_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/webp": "WEBP"}
_QUALITY: Final = 82


def main(verb: str, media_type: str, most_pixels: int, longest: int) -> int:
    """Check the scan on standard input, or draw its first page to standard output; return the exit code."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before decoding
    warnings.simplefilter("ignore")
    scan = sys.stdin.buffer
    try:
        page = _page(scan, longest) if media_type not in _FORMATS else None
        if isinstance(page, int):
            return page
        return _drawn(page or _opened(scan, media_type), most_pixels, longest, is_wanted=verb == "draw")
    except MemoryError:
        return TOO_HARD
    except Exception as broken:  # noqa: BLE001 - whatever a damaged file makes the libraries raise
        sys.stderr.write(f"{type(broken).__name__}: {broken}"[:300])
        return DAMAGED


def _opened(scan: IO[bytes], media_type: str) -> Any:
    from PIL import Image

    return Image.open(scan, formats=[_FORMATS[media_type]])


def _page(scan: IO[bytes], longest: int) -> Any:
    """Return the first page of a PDF as a picture, or the code of what is wrong with it."""
    import pypdfium2  # type: ignore[import-untyped] # it ships no types

    document = pypdfium2.PdfDocument(scan)
    if not len(document):
        return NO_PAGE
    if len(document) > MOST_PAGES:
        return TOO_MANY_PAGES
    first = document[0]
    scale = longest / max(first.get_width(), first.get_height(), 1)
    return first.render(scale=scale).to_pil()


def _drawn(picture: Any, most_pixels: int, longest: int, *, is_wanted: bool) -> int:
    """Draw the picture upright, no side longer than `longest`, without metadata; return the exit code.

    All its bytes are decoded even where it is not wanted, so that a truncated scan is noticed.
    """
    from PIL import Image, ImageOps

    if picture.width * picture.height > most_pixels:
        return TOO_MANY_PIXELS
    if picture.format in {"PNG", "WEBP"} and getattr(picture, "n_frames", 1) > 1:
        return MOVING
    if hasattr(picture, "draft"):
        picture.draft("RGB", (longest, longest))  # a JPEG is read at about the size that is wanted
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if is_wanted:
        upright.convert("RGB").save(sys.stdout.buffer, "WEBP", quality=_QUALITY, method=4)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
