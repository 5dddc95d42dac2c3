"""Cards decided otherwise than by accepting: each kept, listed, and taken back."""

import pytest

from archive.admin.cards.showing import parts_of
from archive.editing.undoing import undo_run
from archive.merging.cards.desk import Shown
from archive.merging.cards.models import Card
from archive.merging.deeds.rulings import rule, take_back
from archive.merging.refusals import CardRefused
from archive.names.together import people_together
from archive.people.rulings import Ruling
from tests.hands import letter, person, staff, unidentified, written_names
from tests.merging.cards_seen import card_of, cards_of, rows, tokens

pytestmark = pytest.mark.django_db


def ruled(shown: Shown, verdict: str, *forms: str, **more: object) -> None:
    run = rule(
        shown.card.key, verdict, seen=shown.card.seen, members=tokens(shown, *forms), by=staff("names"),
        reason="looked at the scans", **more,  # type: ignore[arg-type]
    )  # fmt: skip
    assert run is not None


def test_names_decided_not_to_be_one_stand_on_two_cards() -> None:
    letter("A", ("Kuznetsov, Nikolai G.", "author"), date="1950")
    letter("B", ("Nikolai G. Kuznetsov", "author"), date="1951")
    ruled(card_of("kuznetsov"), "not_same", "Nikolai G. Kuznetsov")
    assert len(cards_of("kuznetsov")) == 2


def test_a_name_that_is_not_a_persons_leaves_their_card() -> None:
    yudin = person("Pavel F. Yudin")
    letter("A", ("Yudin, Pavel F.", "author"), date="1950")
    letter("B", ("Pavel F. Yudin", "author", yudin), date="1950")
    ruled(card_of("yudin, pavel"), "not_same", "Yudin, Pavel F.")
    assert all(each.card.person_id != yudin.pk or "Yudin, Pavel F." not in rows(each) for each in cards_of("yudin"))


def test_a_decision_taken_back_brings_the_card_back() -> None:
    letter("A", ("Kuznetsov, Nikolai G.", "author"), date="1950")
    letter("B", ("Nikolai G. Kuznetsov", "author"), date="1951")
    ruled(card_of("kuznetsov"), "not_same", "Nikolai G. Kuznetsov")
    take_back(Ruling.objects.get(), by=staff("names"), reason="one hand")
    assert len(cards_of("kuznetsov")) == 1


@pytest.mark.parametrize("verdict", ["no_name", "office"])
def test_what_is_no_persons_name_waits_no_more_until_that_is_undone(verdict: str) -> None:
    letter("A", ("Secretary of State", "author"), date="1950")
    shown = card_of("secretary of state")
    run = rule(shown.card.key, verdict, seen=shown.card.seen, members=tokens(shown), by=staff("names"), reason="so")
    assert cards_of("secretary of state") == []
    assert run is not None
    undo_run(run, by=staff("names2"), reason="a man called so")
    assert len(cards_of("secretary of state")) == 1


def test_who_was_looked_for_in_vain_returns_with_new_evidence_only() -> None:
    letter("A", ("Terebin", "author"), date="1950")
    ruled(card_of("terebin"), "unknown")
    assert cards_of("terebin") == []
    letter("B", ("Terebin, Andrei", "author"), ("Terebin", "mentioned"), date="1950")
    assert any("Terebin" in rows(each) for each in cards_of("terebin"))


def test_several_people_in_one_name_become_their_own_credits() -> None:
    cable = letter("A", ("Bulganin and Khrushchev", "author"), date="1955")
    ruled(card_of("bulganin"), "several", parts=["Bulganin", "Khrushchev"])
    assert sorted(written_names(cable)) == ["Bulganin", "Khrushchev"]


@pytest.mark.parametrize(
    ("string", "people"),
    [
        (
            "Secretary of State Dean Rusk and Ambassador Thompson",
            ["Secretary of State Dean Rusk", "Ambassador Thompson"],
        ),
        ("Under Secretary Ball, Mr. Bundy", ["Under Secretary Ball", "Mr. Bundy"]),
        (
            "Secretary of State Dulles, Mr. Robertson and Admiral Radford",
            ["Secretary of State Dulles", "Mr. Robertson", "Admiral Radford"],
        ),
    ],
)
def test_an_office_followed_by_several_people_is_proposed_as_each_of_them_with_his_own(
    string: str, people: list[str]
) -> None:
    cable = letter("A", (string, "participant"), date="1962")
    (shown,) = cards_of(string)
    assert shown.card.kind == Card.Kind.SEVERAL
    proposed = parts_of(shown.card.proposed_name)
    assert proposed == people
    ruled(shown, "several", parts=proposed)
    assert sorted(written_names(cable)) == sorted(people)


@pytest.mark.parametrize(
    "string",
    [
        "Mr. Ball, Under Secretary of State",
        "Admiral Burke, Chief of Naval Operations",
        "The President, Secretary of State, Mr. Cutler",
        "Ambassador and Mrs. Bohlen",
        "Minister of Trade and Industry Ikeda",
    ],
)
def test_where_one_of_them_has_no_name_nothing_is_guessed(string: str) -> None:
    assert people_together(string) == ()
    assert parts_of(string) == [string]


@pytest.mark.parametrize("string", ["Mr. Ball, Under Secretary of State", "Admiral Burke, Chief of Naval Operations"])
def test_a_man_with_his_office_behind_his_name_is_not_several(string: str) -> None:
    letter("A", (string, "participant"), date="1955")
    assert card_of(string).card.kind == Card.Kind.PERSON


def test_several_people_are_two_at_least() -> None:
    letter("A", ("Bulganin and Khrushchev", "author"), date="1955")
    with pytest.raises(CardRefused, match="at least two names"):
        ruled(card_of("bulganin"), "several", parts=["Bulganin"])
    assert unidentified("Bulganin and Khrushchev").credits.count() == 1


def test_a_card_for_later_stands_last() -> None:
    letter("A", ("Rusk, Dean", "author"), ("Rusk, Dean", "mentioned"), date="1963")
    letter("B", ("Gromyko, Andrei", "author"), date="1963")
    shown = card_of("")
    assert "Rusk, Dean" in rows(shown)
    ruled(shown, "later")
    assert "Rusk, Dean" not in rows(card_of(""))


def test_a_decision_needs_its_reason() -> None:
    letter("A", ("Terebin", "author"), date="1950")
    shown = card_of("terebin")
    with pytest.raises(CardRefused, match="Say why"):
        rule(shown.card.key, "unknown", seen=shown.card.seen, members=tokens(shown), by=staff("names"), reason=" ")
