"""The bytes of a file, and its text: limits come before parsing, and the encoding is UTF-8 or nothing."""

import zlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from archive.interchange.refusals import FileRefused

LARGEST = 512 * 1024 * 1024  # bytes, unpacked
LONGEST_LINE = 16 * 1024 * 1024  # bytes
MOST_ROWS = 300_000
# What somebody wrote packs to a tenth or a thirtieth of itself; zeros pack to a thousandth.
HARMLESS, MOST_TIMES = 32 * 1024 * 1024, 100
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def bytes_of(path: Path) -> bytes:
    """What the file holds, unpacked where it is gzipped. Raises FileRefused where it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileRefused(too_large())
        data = path.read_bytes()
    except OSError as problem:
        raise FileRefused(f"It cannot be opened: {problem.strerror}.") from problem
    return unpacked(data)


def unpacked(data: bytes) -> bytes:
    """The same bytes, or what was gzipped into them, stopped before it fills the memory."""
    if not data.startswith(_GZIP):
        return data
    inflate = zlib.decompressobj(wbits=31)
    try:
        plain = inflate.decompress(data, min(LARGEST, max(HARMLESS, MOST_TIMES * len(data))) + 1)
    except zlib.error as problem:
        raise FileRefused("It is gzipped, and what was packed is damaged. Fetch the file again.") from problem
    if is_bomb(len(data), len(plain)):
        raise FileRefused("It unpacks to more than a hundred times its size, as no file somebody wrote does.")
    if len(plain) > LARGEST or inflate.unconsumed_tail:
        raise FileRefused(too_large())
    if not inflate.eof:
        raise FileRefused("It is gzipped, and its end is missing. Fetch the file again.")
    return plain


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether something of this size, in bytes, was made to fill the memory of whoever unpacks it."""
    return unpacked > max(HARMLESS, MOST_TIMES * packed)


def require_few(rows: Iterable[object]) -> None:
    """No more rows than one file may have, counted before anything is made of them; or FileRefused."""
    if sum(1 for _ in islice(rows, MOST_ROWS + 2)) > MOST_ROWS + 1:
        raise FileRefused(f"It has more than {MOST_ROWS:,} rows. Split it; several files can be one run.")


def text_of(data: bytes) -> str:
    """The text, with `\\n` at the end of each line. Raises FileRefused for another encoding, naming the line."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise FileRefused("It is empty.")
    if data.startswith(_UTF16) or b"\x00" in data[:1000]:
        raise FileRefused(f"It is written in UTF-16 or is no text. {_ADVICE}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        number = data.count(b"\n", 0, problem.start) + 1
        raise FileRefused(
            f"Line {number:,} holds a byte (0x{data[problem.start]:02x}) that is not UTF-8, or the file was cut off "
            f"there. {_ADVICE}"
        ) from problem
    return text.replace("\r\n", "\n").replace("\r", "\n")


def require_short_lines(data: bytes) -> None:
    """No line is longer than a record can be, or FileRefused says which."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if len(line) > LONGEST_LINE:
            raise FileRefused(f"Line {number:,} is longer than {LONGEST_LINE // 2**20} MB, more than any record.")


def too_large() -> str:
    """The sentence for a file that is too large."""
    return f"It is larger than {LARGEST // 2**20} MB. Split it and bring in the parts; several files can be one run."


_ADVICE = "Open it in the program it comes from and save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)."
