"""Lists at the desk from the columns in memory that answer readers; what readers do not see is read from its own index.

So no table is read through for the thousands of records with a common word or value, or without any.
"""

from typing import Any, Final

from django.http import QueryDict

from archive.admin.finding.filters import DocumentFilters
from archive.admin.finding.readers import choice
from archive.admin.finding.words import MANY, MOST_LETTERS, among, keys_of, noted
from archive.documents.models import Credit
from archive.documents.vocabulary import State
from archive.search import engine
from archive.search.query import WAITING, WITHOUT, Facet, Selection

# What says of published records that they belong to a worklist.
_LACKING: Final = {
    "date": Selection(without=frozenset({"date"}), per_page=0),
    "topic": Selection(without=frozenset({"topic"}), per_page=0),
    "person": Selection(has=frozenset({"unidentified"}), per_page=0),
    "credits": Selection(without=frozenset({"person"}), per_page=0),
}
_ORDER: Final = frozenset({"state", "o", "p", "all"})
_CHOSEN: Final = frozenset(name for facet in Facet for name in (facet.value, f"not_{facet}", f"{facet}_match"))
Found = tuple[set[int] | None, int]
"""The keys, or None where so many lack something that the list is read without them; and the number."""


def found_known(filters: DocumentFilters) -> Found | None:
    """Return what is found; None if something is asked for that only the desk knows, or nothing that readers see."""
    asked: Any = filters.data
    said = {name for name in asked if any(asked.getlist(name))} - _ORDER
    states = asked.getlist("state")
    if not said or (states and State.PUBLISHED not in states):
        return None
    selection = _LACKING.get(asked["missing"]) if said == {"missing"} else _selection(asked, said)
    if selection is None:
        return None
    those, drafts = engine.keys_found(selection), filters.among_drafts().order_by()
    lacks = asked.get("missing", "")
    if len(those) > MANY and said <= {"missing", "without"} and lacks != "credits":
        return None, len(those) + drafts.count()
    published = set(those.tolist())
    if lacks == "credits":  # who only translated is in no facet of people
        published -= keys_of(Credit.objects.filter(document__in=among(published)).order_by(), "document")
    if "q" in said and (besides := noted(asked["q"].strip()) - published):
        published |= keys_of(filters.qs.order_by().filter(pk__in=among(besides)))
    keys = published | keys_of(drafts)
    return keys, len(keys)


def _selection(asked: QueryDict, said: set[str]) -> Selection | None:
    """Return what to ask the columns for; None where a name that waits is asked for, which readers are led on from."""
    if not said <= _CHOSEN | {"q", "without"} or not set(asked.getlist("without")) <= {"", *WITHOUT}:
        return None
    if any(value.startswith(WAITING) for name in said & _CHOSEN for value in asked.getlist(name)):
        return None
    return Selection(
        words=asked.get("q", "")[:MOST_LETTERS],
        choices=tuple(filter(None, (choice(facet, asked) for facet in Facet))),
        without=frozenset(filter(None, asked.getlist("without"))),
        per_page=0,
    )
