"""Before a merge one sees what it would do, and what speaks against it."""

import pytest

from archive.dates import ImpreciseDate
from archive.merging.decisions import decide, decide_not_borne, take_back
from archive.merging.merge import merge
from archive.merging.preview import preview
from archive.merging.refusals import MergeRefused
from archive.people.models import Person
from tests.hands import letter, person, staff, unidentified

pytestmark = pytest.mark.django_db


def test_a_preview_counts_names_and_documents_once() -> None:
    stalin, filippov = person("Joseph Stalin", "Stalin"), person("Filippov")
    letter("Both names in one cable", ("Filippov", "author"), ("Stalin", "signatory"))
    seen = preview(stalin, [filippov])
    assert (seen.documents, seen.names) == (1, 3)
    assert seen.addresses == ("filippov",)


def test_who_would_write_to_himself_is_warned_of() -> None:
    stalin, mikoyan = person("Joseph Stalin"), person("Anastas Mikoyan")
    cable = letter(
        "Cable, Joseph Stalin to Anastas Mikoyan", ("Joseph Stalin", "author"), ("Anastas Mikoyan", "recipient")
    )
    assert [seen.pk for seen in preview(stalin, [mikoyan]).both_ends] == [cable.pk]


def test_a_merge_that_would_be_refused_says_so_beforehand() -> None:
    kim_il, kim_il_sung = person("Kim Il"), person("Kim Il Sung")
    decide(kim_il, kim_il_sung, "not_same", by=staff("names"), reason="Two men.")
    assert "decided not to be the same: Two men." in preview(kim_il, [kim_il_sung]).refusal


def test_different_birth_years_stand_side_by_side() -> None:
    one, other = person("Joseph Stalin"), person("J. Stalin")
    Person.objects.filter(pk=one.pk).update(born=ImpreciseDate.parse("1878"))
    Person.objects.filter(pk=other.pk).update(born=ImpreciseDate.parse("1879"))
    one.refresh_from_db()
    other.refresh_from_db()
    conflict = next(c for c in preview(one, [other]).conflicts if c.name == "born")
    assert [str(value) for _, value in conflict.values] == ["1878", "1879"]


def test_each_name_is_shown_with_its_letters_and_its_years() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("First", ("Filippov", "author"), ("Mao", "recipient"), date="February 1949")
    letter("Second", ("Filippov", "author"), date="14 October 1949")
    side = preview(stalin, []).survivor
    filippov = next(name for name in side.names if name.alias.form == "Filippov")
    assert (filippov.documents, str(filippov.first), str(filippov.last)) == (2, "1949-02-01", "1949-10-14")
    assert [document.title for document in filippov.samples] == ["First", "Second"]
    assert side.correspondents == (("Mao", 1),)


def test_perhaps_does_not_block_and_a_decision_can_be_taken_back() -> None:
    kim_il, kim_il_sung = person("Kim Il"), person("Kim Il Sung")
    pair = decide(kim_il, kim_il_sung, "perhaps", by=staff("names"), reason="Same handwriting?")
    assert preview(kim_il, [kim_il_sung]).refusal == ""
    pair = decide(kim_il, kim_il_sung, "not_same", by=staff("names"), reason="Two men.")
    take_back(pair, by=staff("names"), reason="One man after all.")
    merge(kim_il, [kim_il_sung], by=staff("names"), reason="one man")


def test_a_decision_wants_two_people_and_a_reason() -> None:
    kim = person("Kim Il")
    with pytest.raises(MergeRefused, match="one person here"):
        decide(kim, kim, "not_same", by=staff("names"), reason="two men")
    with pytest.raises(MergeRefused, match="Say why"):
        decide(kim, person("Kim Il Sung"), "not_same", by=staff("names"), reason=" ")


def test_a_decision_that_a_name_is_not_ones_own_speaks_only_where_another_bears_it() -> None:
    stalin, mao, gomulka = person("Joseph Stalin", "Filippov"), person("Mao Zedong"), person("Gomułka", "Filippov")
    letter("Cable", ("Filippov", "author", None))
    decide_not_borne(unidentified("Filippov"), stalin, by=staff("names"), reason="Another hand.")
    assert preview(stalin, [mao]).not_borne == ()
    assert [decision.reason for decision in preview(stalin, [gomulka]).not_borne] == ["Another hand."]
