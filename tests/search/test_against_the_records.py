"""The catalogue and the text index answer as the records do, whatever is asked and whatever was changed before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.dates import ImpreciseDate
from archive.names.keys import name_key
from archive.people.models import Person
from archive.places.models import Place
from archive.search import engine
from archive.search.query import HAS, WITHOUT, Choice, Facet, Selection, Sort
from archive.topics.models import Topic
from tests.search.oracle import Oracle, same
from tests.search.random_archive import DATES, FIXED, NAMES, WORDS, Chance

pytestmark = pytest.mark.django_db

_dates = st.sampled_from([None, *(ImpreciseDate.parse(date) for date in DATES if date)])
_typed = st.lists(st.sampled_from([*WORDS, *NAMES, "-grain", "-Stalin", "cable"]), max_size=3).map(" ".join)


def slugs() -> dict[Facet, list[str]]:
    people, topics, places = (
        list(model.objects.filter(merged_into=None).order_by("pk").values_list("slug", flat=True))
        for model in (Person, Topic, Place)
    )
    people += [f"~{name_key(name)}" for name in NAMES]
    people_too = dict.fromkeys((Facet.PERSON, Facet.AUTHOR, Facet.RECIPIENT), people)
    return {**people_too, Facet.TOPIC: topics, Facet.PLACE: places, **FIXED}


@st.composite
def choices(draw: st.DrawFn, known: dict[Facet, list[str]]) -> tuple[Choice, ...]:
    chosen = []
    for facet in draw(st.lists(st.sampled_from(list(Facet)), max_size=3, unique=True)):
        some = st.lists(st.sampled_from([*known[facet], "nobody-of-this-name"]), max_size=2, unique=True).map(tuple)
        chosen.append(Choice(facet, draw(some), draw(st.booleans()), draw(st.just(()) | some)))
    return tuple(chosen)


def selections(known: dict[Facet, list[str]]) -> st.SearchStrategy[Selection]:
    return st.builds(
        Selection,
        words=st.just("") | _typed,
        words_only=st.booleans(),
        choices=choices(known),
        without=st.frozensets(st.sampled_from(WITHOUT), max_size=1),
        after=st.none() | _dates,
        before=st.none() | _dates,
        wholly_within=st.booleans(),
        certain_only=st.booleans(),
        stated_only=st.booleans(),
        written=st.just(()) | st.sets(st.sampled_from([name_key(name) for name in NAMES]), max_size=2).map(tuple),
        has=st.frozensets(st.sampled_from(HAS), max_size=1) | st.just(frozenset()),
        sort=st.sampled_from([sort for sort in Sort if sort is not Sort.RELEVANCE]),
        per_page=st.just(1000),
    )


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_every_selection_is_answered_as_the_records_answer_it(seed: int) -> None:
    archive = Chance(seed)

    def ask(examples: int) -> None:
        oracle = Oracle()

        @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
        @given(selections(slugs()))
        def holds(selection: Selection) -> None:
            same(engine.find(selection), oracle.answer(selection))

        holds()

    ask(25)
    for _ in range(12):
        archive.edit()
        ask(6)
    assert engine.check() == []


@pytest.mark.parametrize("seed", range(10, 16))
def test_after_many_edits_the_catalogue_is_as_if_made_anew(seed: int) -> None:
    archive = Chance(seed, size=12)
    for _ in range(25):
        archive.edit()
        if archive.random.random() < 0.7:
            engine.find(Selection())
    assert engine.check() == []
