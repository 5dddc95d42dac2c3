"""Long work, and the tidying up of memory behind it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def tidied_seldom() -> Iterator[None]:
    """Inside, memory is searched for circles of dead objects seldom; afterwards as often as before.

    An import makes hundreds of thousands of objects that live until its end and hold no circles: looking through all
    of them again and again took a sixth of its time, and freed nothing.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
