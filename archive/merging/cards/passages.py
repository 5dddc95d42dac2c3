"""The credits of a card, each with the passage in which the name stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F

from archive.documents.models import Credit, Text
from archive.merging.cards.desk import Line
from archive.text.excerpts import Excerpt, excerpt
from archive.text.folding import words
from archive.text.matching import Term

_LENGTH: Final = 220
_READ: Final = 60_000  # characters of a text that are searched; a name stands early or often
_LOOKED_AT: Final = 3  # times as many credits as are shown, to find those whose text has the name
_CREDITS: Final = (
    "pk",
    "document",
    "role",
    "supplied",
    "document__title",
    "document__date_text",
    "document__date",
    "document__summary",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A credit in its document, with an excerpt that is empty where no text has the name.

    `token` is what a form sends to choose it.
    """

    token: str
    document: int
    title: str
    date: object
    role: str
    supplied: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Group:
    """A row of a card with its credits, or the first of them; `total` says how many there are."""

    line: Line
    passages: tuple[Passage, ...]
    total: int

    @property
    def left_out(self) -> int:
        return self.total - len(self.passages)


def groups_of(lines: Iterable[Line], most: int, *, telling: bool = False) -> list[Group]:
    """Return each row that names credits with at most `most` of them, oldest first, in two queries for all rows.

    With `telling`, those in which a passage was found come first.
    """
    lines = [line for line in lines if line.member.name_id]
    credits = _credits(lines)
    shown: dict[int, list[dict[str, Any]]] = {}
    totals: dict[int, int] = {}
    for line in lines:
        meant = set(line.member.documents)
        mine = [row for row in credits[line.member.name_id or 0] if not meant or row["document"] in meant]
        totals[line.member.pk], shown[line.member.pk] = len(mine), mine[: most * (_LOOKED_AT if telling else 1)]
    texts = _texts({row["document"] for rows in shown.values() for row in rows})
    groups = []
    for line in lines:
        passages = [_passage(line, row, texts) for row in shown[line.member.pk]]
        if telling:
            passages = sorted(passages, key=lambda passage: not passage.excerpt)[:most]
        groups.append(Group(line, tuple(passages), totals[line.member.pk]))
    return groups


def _credits(lines: Sequence[Line]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Credit.objects.filter(alias__in=[line.member.name_id for line in lines])
    rows = rows.order_by(F("document__date_earliest").asc(nulls_last=True), "document", "pk")
    for row in rows.values("alias", *_CREDITS):
        found[row["alias"]].append(row)
    return found


def _texts(documents: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Text.objects.filter(document__in=documents).order_by("document", "position", "pk")
    for document, body in rows.values_list("document", "content__body"):
        found[document].append(body[:_READ])
    return found


def _passage(line: Line, row: dict[str, Any], texts: dict[int, list[str]]) -> Passage:
    return Passage(
        f"c{row['pk']}",
        row["document"],
        row["document__title"],
        row["document__date_text"] or row["document__date"] or "",
        row["role"],
        row["supplied"],
        standing_in(line.form, [*texts.get(row["document"], ()), row["document__summary"]]),
    )


def standing_in(form: str, texts: Iterable[str]) -> Excerpt:
    """Return the passage of the first text with the whole name, or else the longer of its last two words.

    The excerpt is empty where no text has either.
    """
    folded = tuple(words(form))
    if not folded:
        return Excerpt("")
    last = max(folded[-2:], key=len)
    for term in dict.fromkeys((Term(folded), Term((last,)))):
        for text in texts:
            found = excerpt(text, [term], _LENGTH)
            if found.marks:
                return found
    return Excerpt("")
