"""Loading a set of our own fixtures into an archive: a demo, or the hard cases of the tests."""

import json
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser

from archive.documents.models import Document
from archive.interchange.applying import bring_in
from archive.interchange.applying.authorities import lay_collections, lay_people, lay_places, lay_topics
from archive.interchange.applying.imprint import lay_imprint
from archive.interchange.reading import Format, read
from archive.interchange.reading.authorities import headings_of, people_of
from archive.interchange.reading.listing import PROFILE
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.people.models import Person

# The source of listings: the demo's records are those of two listing pages, and importing these adds nothing.
DEMO_SOURCE = PROFILE
HARD_SOURCE = "hard-cases"
# Drafts whose names wait: readers see none of them, and the names desk has something to decide at once.
WAITING_SOURCE, NAMES_SOURCE, DESK_SOURCE = "waiting", "names", "desk"
WAITING_REASON = "Drafts with names that wait"
NAMES_REASON = "Drafts for trying the names desk"
DESK_REASON = "Drafts for trying the desk"
SHOWCASE_SOURCE = "showcase"
SHOWCASE_REASON = "The showcase: an invented collection"
DEMO_REASON = "The demo archive, as it is delivered"


class ArchiveNotEmpty(ValueError):
    """Raised when the archive holds records of its own; a demo is never loaded into it."""


def lay_fixtures(folder: Path, *, source: str, reason: str, by: AbstractBaseUser) -> bool:
    """Load everything in this folder, and return whether it was loaded only now.

    People, topics, places and collections come first, then documents with their ids and states. Existing records stay
    and only gain names. A folder is loaded once: what was changed since stays changed.
    """
    if _was_laid(reason):
        return False
    with open_run(Run.Kind.IMPORT, by=by, reason=reason) as run:
        run.tell("fixtures", reason=reason)
        lay_people(people_of("people.jsonl", _text(folder, "people.jsonl")), run)
        lay_topics(headings_of("topics.jsonl", _text(folder, "topics.jsonl")), run)
        lay_places(headings_of("places.jsonl", _text(folder, "places.jsonl")), run)
        lay_collections(headings_of("collections.jsonl", _text(folder, "collections.jsonl")), run)
        if (folder / "imprint.json").exists():
            lay_imprint(json.loads(_text(folder, "imprint.json")), run)
    _lay_documents(folder, source=source, reason=reason, by=by)
    return True


def lay_waiting(folder: Path, *, source: str, reason: str, by: AbstractBaseUser) -> bool:
    """Load the drafts of this folder, once, leaving their names unidentified; return whether that was only now."""
    if _was_laid(reason):
        return False
    _lay_documents(folder, source=source, reason=reason, by=by)
    return True


def _lay_documents(folder: Path, *, source: str, reason: str, by: AbstractBaseUser) -> None:
    data = (folder / "documents.jsonl").read_bytes()
    rows = read("documents.jsonl", data, written_as=Format.JSONL).rows
    bring_in(rows, source=source, by=by, reason=reason, as_given=True)


def require_empty_or_demo() -> None:
    """Raise ArchiveNotEmpty where there are documents or people and the archive did not begin as the demo."""
    documents, people = Document.objects.count(), Person.objects.count()
    if (documents or people) and not _was_laid(DEMO_REASON):
        raise ArchiveNotEmpty(
            f"This archive holds {documents:,} documents and {people:,} people of its own, so no demo is laid over it. "
            "Give the demo a data folder of its own: ARCHIVE_DATA_DIR=somewhere/else."
        )


def _was_laid(reason: str) -> bool:
    return Run.objects.filter(kind=Run.Kind.IMPORT, reason=reason).exists()


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")
