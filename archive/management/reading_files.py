"""Files named on the command line, read with a sentence about how far it is."""

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
    """Says how far a long work is, about once a second and not at all where it is over sooner."""

    def __init__(self, out: OutputWrapper, sentence: Callable[..., str]) -> None:
        self._out, self._sentence = out, sentence
        self._told = time.monotonic()

    def __call__(self, *counts: int) -> None:
        now = time.monotonic()
        if now - self._told >= _EVERY_SECONDS:
            self._told = now
            self._out.write(self._sentence(*counts))


def refusing(path: Path, read: Callable[[], Answer]) -> Answer:
    """What reading answers; a file that cannot be read at all ends the command with its name, the reason and code 2."""
    try:
        return read()
    except FileRefused as refused:
        raise CommandError(f"{path.name} cannot be read. {refused}", returncode=UNREADABLE) from refused


def paths_of(names: Sequence[str]) -> list[Path]:
    """The files of these names. Raises CommandError, code 2, for one that is not there."""
    paths = [Path(name) for name in names]
    for path in paths:
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=UNREADABLE)
    return paths
