"""The lines of a file on disk: checked once as bytes, then read one by one."""

import io
from collections.abc import Generator
from typing import BinaryIO

from django.utils.translation import gettext as _

from archive.interchange.reading.files import LONGEST_LINE, require_text, too_long, wrong_encoding
from archive.interchange.refusals import FileRefused


def require_lines(file: BinaryIO) -> int:
    """Return how many lines are not blank.

    Raises FileRefused, naming the line, where one is too long or not UTF-8, and where the file is empty or not text.
    """
    file.seek(0)
    require_text(file.read(1000))
    file.seek(0)
    filled, number = 0, 0
    while line := file.readline(LONGEST_LINE + 2):
        number += 1
        if len(line.removesuffix(b"\n")) > LONGEST_LINE:
            raise too_long(number)
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as problem:
            raise wrong_encoding(number, line[problem.start]) from problem
        filled += bool(line.strip(b"\xef\xbb\xbf \t\r\n"))
    if not filled:
        raise FileRefused(_("It is empty."))
    return filled


def lines_of(file: BinaryIO) -> Generator[str, None, None]:
    """Yield the lines as text, each ending in `\\n`. Only one such iterator may be active for a file."""
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8-sig", newline=None)
    try:
        for line in text:  # noqa: UP028 delegating would close the file with the generator
            yield line
    finally:
        if not file.closed:
            text.detach()
