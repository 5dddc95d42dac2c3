"""The canonical form of a question."""

from hypothesis import given
from hypothesis import strategies as st

from archive.documents.vocabulary import Role
from archive.search.query import WITHOUT, Facet, Selection, Sort
from archive.web import wording
from archive.web.filters import DocumentFilters, read
from archive.web.parameters import KNOWN, Parameters, canonical

PAIRS = st.lists(st.tuples(st.sampled_from([*sorted(KNOWN), "utm_source"]), st.text(max_size=8)), max_size=12)


@given(PAIRS)
def test_the_canonical_form_is_its_own(pairs: list[tuple[str, str]]) -> None:
    once = canonical(pairs)
    assert canonical(once.pairs) == once


@given(PAIRS)
def test_every_canonical_question_can_be_read(pairs: list[tuple[str, str]]) -> None:
    selection, _unread = read(canonical(pairs))
    assert isinstance(selection, Selection)


def test_adding_and_taking_away_lead_back_to_the_first_page() -> None:
    asked = canonical([("q", "loan"), ("page", "7")])
    assert str(asked.plus(("person", "mao-zedong"))) == "person=mao-zedong&q=loan"
    assert asked.minus("q") == Parameters()
    assert str(asked.turned_to(8)) == "page=8&q=loan"


def test_any_and_all_are_said_only_where_they_differ_from_what_holds() -> None:
    assert str(canonical([("type", "cable"), ("type_match", "any")])) == "type=cable"
    assert str(canonical([("type", "cable"), ("type_match", "all")])) == "type=cable&type_match=all"
    assert str(canonical([("person", "mao"), ("person_match", "any")])) == "person=mao&person_match=any"


def test_every_facet_has_its_filter_and_its_words() -> None:
    filters = DocumentFilters.get_filters()
    assert {name for facet in Facet for name in (facet.value, f"not_{facet}", f"{facet}_match")} <= filters.keys()
    assert filters.keys() == KNOWN
    assert set(wording.FACETS) == set(wording.CHIPS) == set(wording.CHIPS_LEFT_OUT) == set(Facet)
    assert set(wording.WITHOUT) == set(WITHOUT)
    assert set(wording.ORDERS) == set(Sort)
    assert set(wording.ROLES) == set(Role)
