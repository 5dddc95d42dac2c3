"""A long deed that a thread of the server does, whoever closes their browser meanwhile.

Its state stands in a folder of its own. A thread that ended with its process has written nothing.
"""

import fcntl
import json
import logging
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from archive.documents.files.keeping import whole

BIG: Final = 1_000  # records; fewer are done before the next page opens
Progress = Callable[[int, int], None]
Work = Callable[[Progress], int | None]
"""A deed that says how far it is, and returns its run, None where nothing had to be written."""
log = logging.getLogger(__name__)


class Called(Exception):
    """Raised inside a deed when somebody called it off."""


@dataclass(frozen=True, slots=True)
class Underway:
    """How far it is. `said` is why it ended without a run; `run` is None where nothing had to be written."""

    done: int = 0
    total: int = 0
    is_running: bool = True
    is_over: bool = False
    said: str = ""
    run: int | None = None


def begin(folder: Path, work: Work, refusals: tuple[type[Exception], ...]) -> None:
    """Start the deed, unless it is under way already; these exceptions are refusals, whose sentence is shown."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stop").unlink(missing_ok=True)
    if _is_held(folder):
        return
    _tell(folder, Underway())
    language = translation.get_language() or "en"
    ready = threading.Event()
    threading.Thread(target=_run, args=[folder, work, refusals, language, ready], name=folder.name[:20]).start()
    ready.wait()


def underway(folder: Path) -> Underway | None:
    """Return how far the deed is; None where it was not begun, or was cut off with its process."""
    path = folder / "underway.json"
    if not path.exists():
        return None
    said = Underway(**json.loads(path.read_text("utf-8")))
    return said if said.is_over or _is_held(folder) else None


def call_off(folder: Path) -> None:
    """Have it end before anything of it is seen; once it is being poured in, it comes in."""
    (folder / "stop").touch()


def _run(
    folder: Path, work: Work, refusals: tuple[type[Exception], ...], language: str, ready: threading.Event
) -> None:
    with (folder / "lock").open("w") as lock, translation.override(language):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            ready.set()
            return
        ready.set()
        try:
            run = work(lambda done, total: _further(folder, done, total))
            _tell(folder, Underway(is_over=True, run=run))
        except Exception as failed:
            if isinstance(failed, (Called, *refusals)):
                _tell(folder, Underway(is_over=True, said=str(failed)))
                return
            log.exception("A deed at the desk broke off")
            _tell(folder, Underway(is_over=True, said=_("It broke off, and nothing of it was written.")))
        finally:
            connection.close()


def _further(folder: Path, done: int, total: int) -> None:
    if (folder / "stop").exists() or not folder.exists():
        raise Called(_("It was called off, and nothing of it was written."))
    _tell(folder, Underway(done, total))


def _is_held(folder: Path) -> bool:
    """Return whether a thread of some process is at it."""
    with (folder / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _tell(folder: Path, state: Underway) -> None:
    if folder.exists():
        with whole(folder / "underway.json") as file:
            file.write(json.dumps(asdict(state)).encode())
