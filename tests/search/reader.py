"""A process that asks random selections while others write, and holds each answer against the records."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from archive.dates import ImpreciseDate  # noqa: E402
from archive.names.keys import name_key  # noqa: E402
from archive.people.models import Person  # noqa: E402
from archive.places.models import Place  # noqa: E402
from archive.search import engine  # noqa: E402
from archive.search.catalogue.current import head  # noqa: E402
from archive.search.query import WITHOUT, Choice, Facet, Selection, Sort  # noqa: E402
from archive.topics.models import Topic  # noqa: E402
from tests.search.oracle import Oracle, same  # noqa: E402
from tests.search.random_archive import DATES, FIXED, NAMES, WORDS  # noqa: E402

_AT_ONCE = 25
_KNOWN_DATES = [ImpreciseDate.parse(date) for date in DATES if date]
_WORDS = [*WORDS, *NAMES, "-grain", "-Stalin", "cable", "saved"]
_WRITTEN = sorted({name_key(name) for name in NAMES})
_SORTS = [sort for sort in Sort if sort is not Sort.RELEVANCE]


class Asking:
    """Selections by chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def selection(self) -> Selection:
        draw = self.random
        return Selection(
            words=" ".join(draw.sample(_WORDS, draw.choice([0, 0, 1, 2]))),
            words_only=draw.random() < 0.3,
            choices=tuple(self.choice(facet) for facet in draw.sample(list(Facet), draw.choice([0, 1, 1, 2, 3]))),
            without=frozenset(draw.sample(WITHOUT, draw.choice([0, 0, 0, 1]))),
            after=draw.choice([None, None, *_KNOWN_DATES]),
            before=draw.choice([None, None, *_KNOWN_DATES]),
            wholly_within=draw.random() < 0.3,
            certain_only=draw.random() < 0.3,
            written=tuple(sorted(draw.sample(_WRITTEN, draw.choice([0, 0, 0, 1, 2])))),
            sort=draw.choice(_SORTS),
            per_page=1000,
        )

    def choice(self, facet: Facet) -> Choice:
        draw, known = self.random, slugs(facet)
        values, excluded = (tuple(draw.sample(known, min(len(known), most))) for most in (draw.randint(0, 2), 0))
        return Choice(facet, values, draw.random() < 0.5, excluded or tuple(draw.sample(known, draw.choice([0, 0, 1]))))


def slugs(facet: Facet) -> list[str]:
    """Of people, topics and places also those that were merged: they lead to the survivor. Of people names too."""
    models: dict[Facet, Any] = {Facet.TOPIC: Topic, Facet.PLACE: Place}
    if facet in FIXED:
        return FIXED[facet]
    model = models.get(facet, Person)
    waiting = [] if facet in models else [f"~{key}" for key in _WRITTEN]
    known = model.objects.filter(merged_into=None).order_by("pk").values_list("slug", flat=True)
    return [*known, *waiting, "nobody"]


@contextmanager
def as_it_stands() -> Iterator[None]:
    """Everything read inside is of one moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def main(seed: int, wanted: int) -> None:
    """Asks until so many answers were compared; an answer is compared when nobody wrote between it and the records."""
    asking, compared, versions = Asking(seed), 0, set[int]()
    while compared < wanted:
        before = head()
        asked = [asking.selection() for _ in range(_AT_ONCE)]
        found = [engine.find(selection) for selection in asked]
        with as_it_stands():
            if head() == before:
                oracle = Oracle()
                for selection, answer in zip(asked, found, strict=True):
                    same(answer, oracle.answer(selection))
                compared += len(asked)
                versions.add(before.number)
    with as_it_stands():
        assert engine.check() == []
    print(f"{compared} answers compared in {len(versions)} versions of {head().number}")  # noqa: T201 for the test


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
