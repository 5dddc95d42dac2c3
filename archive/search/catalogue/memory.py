"""Returning memory to the system (glibc only).

Each change of the catalogue allocates and frees arrays of some ten megabytes; left alone, sixteen threads hold 290 MB
of which 200 are free.
"""

import ctypes
import sys
from typing import Any, Final

_ARENA_MAX: Final = -8  # the parameter's number in malloc.h
_library: Any = ctypes.CDLL(None) if sys.platform == "linux" else None


def of_one_piece() -> None:
    """Limit glibc to one malloc arena; call it before threads start.

    The interpreter's lock serialises allocation anyway.
    """
    if hasattr(_library, "mallopt"):
        _library.mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Return free heap pages to the system (`malloc_trim`): 1 ms."""
    if hasattr(_library, "malloc_trim"):
        _library.malloc_trim(0)
