"""The bytes and text of a file: limits are checked before parsing, and the encoding must be UTF-8."""

import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.interchange.refusals import FileRefused

LARGEST = 512 * 1024 * 1024  # bytes, unpacked
LONGEST_LINE = 16 * 1024 * 1024  # bytes
MOST_ROWS = 300_000
# Written text compresses ten to thirty times, zeros a thousand times.
HARMLESS, MOST_TIMES = 32 * 1024 * 1024, 100
_PIECE = 1 << 20
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def bytes_of(path: Path) -> bytes:
    """Return the file's bytes, decompressed if gzipped. Raises FileRefused where it is unreadable or too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileRefused(too_large())
        data = path.read_bytes()
    except OSError as problem:
        raise FileRefused(_("It cannot be opened: %(why)s.") % {"why": problem.strerror}) from problem
    return unpacked(data)


@contextmanager
def opened_file(path: Path) -> Iterator[BinaryIO]:
    """Open the file, decompressed on disk if gzipped, so that it is never in memory as a whole.

    Raises FileRefused as `bytes_of` does.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise FileRefused(too_large())
        file = path.open("rb")
    except OSError as problem:
        raise FileRefused(_("It cannot be opened: %(why)s.") % {"why": problem.strerror}) from problem
    with file:
        if file.read(2) != _GZIP:
            yield file
            return
        with TemporaryFile("w+b") as plain:
            file.seek(0)
            _inflate(file, path.stat().st_size, plain)
            yield plain


def unpacked(data: bytes) -> bytes:
    """Return the bytes, decompressed if gzipped. Raises FileRefused before the result fills the memory."""
    if not data.startswith(_GZIP):
        return data
    plain = io.BytesIO()
    _inflate(io.BytesIO(data), len(data), plain)
    return plain.getvalue()


def _inflate(packed: BinaryIO, size: int, plain: BinaryIO) -> None:
    inflate, most = zlib.decompressobj(wbits=31), min(LARGEST, max(HARMLESS, MOST_TIMES * size))
    written, data = 0, b""
    while not inflate.eof and (data := inflate.unconsumed_tail or packed.read(_PIECE)):
        try:
            piece = inflate.decompress(data, _PIECE)
        except zlib.error as problem:
            raise FileRefused(_("It is gzipped, and what was packed is damaged. Fetch the file again.")) from problem
        written += len(piece)
        if written > most:
            bomb = _("It unpacks to more than a hundred times its size, as no file somebody wrote does.")
            raise FileRefused(too_large() if most == LARGEST else bomb)
        plain.write(piece)
    if not inflate.eof:
        raise FileRefused(_("It is gzipped, and its end is missing. Fetch the file again."))
    plain.seek(0)


def is_bomb(packed: int, unpacked: int) -> bool:
    """Return whether these sizes, in bytes, are those of a decompression bomb."""
    return unpacked > max(HARMLESS, MOST_TIMES * packed)


def require_few(rows: Iterable[object]) -> None:
    """Raise FileRefused for more than MOST_ROWS rows, counted before anything is made of them."""
    if sum(1 for _row in islice(rows, MOST_ROWS + 2)) > MOST_ROWS + 1:
        raise too_many_rows()


def text_of(data: bytes) -> str:
    """Return the text with `\\n` as line end. Raises FileRefused for another encoding, naming the line."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise FileRefused(_("It is empty."))
    require_text(data[:1000])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise wrong_encoding(data.count(b"\n", 0, problem.start) + 1, data[problem.start]) from problem
    return text.replace("\r\n", "\n").replace("\r", "\n")


def require_text(start: bytes) -> None:
    """Raise FileRefused if data that begins so is UTF-16 or not text."""
    if start.startswith(_UTF16) or b"\x00" in start:
        raise FileRefused(_("It is written in UTF-16 or is no text.") + " " + _advice())


def wrong_encoding(number: int, byte: int) -> FileRefused:
    """Return the refusal of a line with a byte that is not UTF-8."""
    said = _("Line %(number)s holds a byte (%(byte)s) that is not UTF-8, or the file was cut off there.")
    return FileRefused(f"{said % {'number': figure(number), 'byte': f'0x{byte:02x}'}} {_advice()}")


def too_long(number: int) -> FileRefused:
    """Return the refusal of a line longer than any record."""
    said = _("Line %(number)s is longer than %(most)d MB, more than any record.")
    return FileRefused(said % {"number": figure(number), "most": LONGEST_LINE // 2**20})


def too_many_rows() -> FileRefused:
    """Return the refusal of a file with more rows than allowed."""
    return FileRefused(
        _("It has more than %(most)s rows. Split it; several files can be one run.") % {"most": figure(MOST_ROWS)}
    )


def require_short_lines(data: bytes) -> None:
    """Raise FileRefused, naming the line, if a line is longer than any record."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if len(line) > LONGEST_LINE:
            raise too_long(number)


def too_large() -> str:
    """Return the sentence for a file that is too large."""
    said = _("It is larger than %(most)d MB. Split it and bring in the parts; several files can be one run.")
    return said % {"most": LARGEST // 2**20}


def _advice() -> str:
    return _("Open it in the program it comes from and save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).")
