"""Reading files named on the command line, with progress messages."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from django.core.management import CommandError
from django.core.management.base import OutputWrapper

from archive.interchange.refusals import FileRefused

UNREADABLE = 2
_EVERY_SECONDS = 1.0
Answer = TypeVar("Answer")


class Telling:
    """Prints progress about once a second, and not at all for short operations."""

    def __init__(self, out: OutputWrapper, sentence: Callable[..., str]) -> None:
        self._out, self._sentence = out, sentence
        self._told = time.monotonic()

    def __call__(self, *counts: int) -> None:
        now = time.monotonic()
        if now - self._told >= _EVERY_SECONDS:
            self._told = now
            self._out.write(self._sentence(*counts))


def refusing(path: Path, read: Callable[[], Answer]) -> Answer:
    """Return the result of reading; an unreadable file ends the command with its name, the reason and exit code 2."""
    try:
        return read()
    except FileRefused as refused:
        raise CommandError(f"{path.name} cannot be read. {refused}", returncode=UNREADABLE) from refused


def paths_of(names: Sequence[str]) -> list[Path]:
    """Return the paths. Raises CommandError with exit code 2 for a missing file."""
    paths = [Path(name) for name in names]
    for path in paths:
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=UNREADABLE)
    return paths
