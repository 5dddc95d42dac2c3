"""A confirmed import that is being brought in: by a thread of the server, whoever closes their browser meanwhile.

Its state stands in the import's folder. A thread that ended with its process has written nothing: the import is there
to be confirmed once more.
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
from archive.interchange.applying import Brought
from archive.interchange.applying.attempts import ImportInterrupted
from archive.interchange.applying.documents import Progress
from archive.interchange.refusals import ImportRefused
from archive.interchange.staging.kept import Staged

BIG: Final = 1_000  # rows; fewer are in before the next page opens
Work = Callable[[Progress], Brought]
log = logging.getLogger(__name__)


class Called(Exception):
    """Raised inside an import when somebody called it off."""


@dataclass(frozen=True, slots=True)
class Underway:
    """How far it is. `said` is why it ended without a run; `run` is None where nothing had to be written."""

    done: int = 0
    total: int = 0
    is_running: bool = True
    is_over: bool = False
    said: str = ""
    run: int | None = None


def begin(one: Staged, work: Work) -> None:
    """Start bringing it in, unless that is under way already."""
    _file(one, "stop").unlink(missing_ok=True)
    _tell(one, Underway())
    language = translation.get_language() or "en"
    ready = threading.Event()
    threading.Thread(target=_run, args=[one, work, language, ready], name=f"import {one.key[:6]}").start()
    ready.wait()


def underway(one: Staged) -> Underway | None:
    """Return how far the import is; None where it was not confirmed, or was cut off with its process."""
    path = _file(one, "underway.json")
    if not path.exists():
        return None
    said = Underway(**json.loads(path.read_text("utf-8")))
    return said if said.is_over or _is_held(one) else None


def call_off(one: Staged) -> None:
    """Have it end before anything of it is seen; once it is being poured in, it comes in."""
    _file(one, "stop").touch()


def _run(one: Staged, work: Work, language: str, ready: threading.Event) -> None:
    with _file(one, "lock").open("w") as lock, translation.override(language):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            ready.set()
            return
        ready.set()
        try:
            brought = work(lambda done, total: _further(one, done, total))
            _tell(one, Underway(is_over=True, run=brought.run))
        except (ImportRefused, ImportInterrupted, Called) as refused:
            _tell(one, Underway(is_over=True, said=str(refused)))
        except Exception:
            log.exception("An import at the desk broke off")
            _tell(one, Underway(is_over=True, said=_("It broke off, and nothing of it was written.")))
        finally:
            connection.close()


def _further(one: Staged, done: int, total: int) -> None:
    if _file(one, "stop").exists() or not _is_kept(one):
        raise Called(_("It was called off, and nothing of it was written."))
    _tell(one, Underway(done, total))


def _is_held(one: Staged) -> bool:
    """Return whether a thread of some process is at it."""
    with _file(one, "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _is_kept(one: Staged) -> bool:
    """Return whether nobody has thrown the import away meanwhile."""
    return _file(one, "said.json").exists()


def _tell(one: Staged, state: Underway) -> None:
    if not _is_kept(one):
        return
    with whole(_file(one, "underway.json")) as file:
        file.write(json.dumps(asdict(state)).encode())


def _file(one: Staged, name: str) -> Path:
    return one.folder / name
