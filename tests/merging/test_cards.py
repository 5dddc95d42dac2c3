"""A card brings together whatever seems to be one person's, and accepting it is one run with one undo."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging import candidates
from archive.merging.cards import desk, up_to_date
from archive.merging.cards.desk import Question
from archive.merging.cards.models import Card
from archive.merging.cards.up_to_date import bring_up_to_date
from archive.merging.deeds.accepting import accept
from archive.merging.deeds.bulk import accept_all, sample
from archive.merging.deeds.claims import claim, release
from archive.merging.refusals import CardChanged, CardRefused
from archive.people.models import Alias, Person
from tests.hands import documents_of, letter, person, staff, unidentified, written_names
from tests.merging.cards_seen import accepted, card_of, cards_of, line, rows, tokens

pytestmark = pytest.mark.django_db


@pytest.fixture
def dobrynin() -> None:
    """Written in full, by family name and by office, in letters of two years."""
    letter("Memorandum 1", ("Dobrynin, Anatoly F.", "participant"), ("Dobrynin", "mentioned"), date="1962-04-01")
    letter("Memorandum 2", ("Anatoly F. Dobrynin", "author"), date="1962-05-01")
    letter("Memorandum 3", ("Ambassador Dobrynin", "recipient"), date="1963-01-01")


@pytest.mark.usefixtures("dobrynin")
def test_a_card_holds_every_form_that_seems_to_be_one_mans() -> None:
    shown = card_of("dobrynin")
    assert rows(shown) == dict.fromkeys(
        ["Dobrynin, Anatoly F.", "Anatoly F. Dobrynin", "Dobrynin", "Ambassador Dobrynin"], True
    )
    assert shown.card.proposed_name == "Anatoly F. Dobrynin"
    assert shown.card.sort_name == "Dobrynin, Anatoly F."
    assert (shown.card.gain, shown.card.sure, len(cards_of("dobrynin"))) == (4, True, 1)


@pytest.mark.usefixtures("dobrynin")
def test_accepting_makes_the_person_and_gives_all_that_was_ticked_in_one_run() -> None:
    done = accepted(card_of("dobrynin"))
    assert documents_of(done.person) == {"Memorandum 1", "Memorandum 2", "Memorandum 3"}
    assert Run.objects.filter(kind=Run.Kind.CARD).get() == done.run
    assert cards_of("dobrynin") == []


def test_a_card_of_a_name_that_the_new_person_bears_too_is_gone_once_it_is_accepted() -> None:
    letter("Cable", ("Kovalev", "author"), date="1949")
    accepted(card_of("kovalev"))
    assert not Card.objects.exists()


@pytest.mark.usefixtures("dobrynin")
def test_undo_of_a_card_leaves_the_names_waiting_on_the_card_that_was() -> None:
    shown = card_of("dobrynin")
    done = accepted(shown)
    assert done.run is not None
    undo_run(done.run, by=staff("names2"), reason="two men after all")
    assert rows(card_of("dobrynin")) == rows(shown)
    assert not Person.objects.filter(name="Anatoly F. Dobrynin").exists()


@pytest.mark.usefixtures("dobrynin")
def test_a_large_card_that_was_undone_comes_back_page_by_page_where_nobody_waits_for_all_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = card_of("dobrynin")
    done = accepted(shown)
    assert done.run is not None
    undo_run(done.run, by=staff("names2"), reason="two men after all")
    monkeypatch.setattr(candidates, "_WHILE_ONE_WAITS", 0)
    monkeypatch.setattr(up_to_date, "_AT_ONCE", 2)
    left: list[int] = []
    while not left or left[-1]:
        left.append(up_to_date.catch_up())
        assert len(left) < 9, left
    assert len(left) > 1
    assert rows(desk.cards(Question(q="dobrynin")).cards[0]) == rows(shown)


@pytest.mark.usefixtures("dobrynin")
def test_what_was_not_ticked_comes_back_at_once_on_the_card_of_its_person() -> None:
    shown = card_of("dobrynin")
    accepted(shown, "Dobrynin, Anatoly F.", "Anatoly F. Dobrynin", "Dobrynin")
    again = card_of("ambassador dobrynin")
    assert again.card.person is not None
    assert rows(again)["Ambassador Dobrynin"] is True
    assert again.card.gain == 1


@pytest.mark.usefixtures("dobrynin")
def test_a_card_that_has_changed_since_it_was_seen_is_refused_and_nothing_is_written() -> None:
    shown = card_of("dobrynin")
    letter("Memorandum 4", ("A. F. Dobrynin", "mentioned"), date="1962-06-01")
    bring_up_to_date()
    with pytest.raises(CardChanged):
        accepted(shown)
    assert not Person.objects.exists()


@pytest.mark.usefixtures("dobrynin")
def test_a_card_keeps_its_key_while_a_ticked_row_stays() -> None:
    key = card_of("dobrynin").card.key
    letter("Memorandum 4", ("A. F. Dobrynin", "mentioned"), date="1962-06-01")
    assert card_of("dobrynin").card.key == key


def test_two_people_of_one_family_name_are_two_cards_and_the_name_alone_is_ticked_on_neither() -> None:
    letter("Talk", ("Dulles, John Foster", "participant"), ("Dulles, Allen W.", "participant"), date="1955")
    letter("Note", ("Dulles", "author"), date="1955")
    assert [line(each, "Dulles").member.ticked for each in cards_of("dulles")] == [False, False]
    assert not any(each.card.against and each.card.sure and rows(each)["Dulles"] for each in cards_of("dulles"))


def test_a_row_that_fits_in_part_stands_with_those_documents_and_the_rest_waits() -> None:
    letter("With his full name", ("Kovalev, Ivan V.", "participant"), ("Kovalev", "mentioned"), date="1949")
    letter("Fifty years on", ("Kovalev", "author"), date="1999")
    shown = card_of("ivan kovalev")
    assert len(line(shown, "Kovalev").member.documents) == 1
    done = accepted(shown)
    assert documents_of(done.person) == {"With his full name"}
    assert unidentified("Kovalev").credits.get().document.title == "Fifty years on"


def test_a_name_given_in_some_letters_only_resolves_nothing_in_later_ones() -> None:
    letter("With his full name", ("Kovalev, Ivan V.", "participant"), ("Kovalev", "mentioned"), date="1949")
    letter("Fifty years on", ("Kovalev", "author"), date="1999")
    accepted(card_of("ivan kovalev"))
    letter("Later", ("Kovalev", "author"), date="1949")
    assert unidentified("Kovalev").credits.count() == 2


def test_accepting_merges_people_who_are_one() -> None:
    first, second = person("Pavel F. Yudin"), person("Yudin, Pavel F.")
    letter("A", ("Pavel F. Yudin", "author", first), date="1950")
    letter("B", ("Yudin, Pavel F.", "author", second), date="1951")
    done = accepted(card_of("yudin"))
    assert documents_of(done.person) == {"A", "B"}
    assert Person.objects.get(pk=second.pk).identity_id == Person.objects.get(pk=first.pk).identity_id


@pytest.mark.usefixtures("dobrynin")
def test_what_is_not_on_the_card_cannot_be_chosen() -> None:
    stalin = person("Joseph Stalin")
    shown = card_of("dobrynin")
    with pytest.raises(CardRefused, match="is not on this card"):
        accept(shown.card.key, seen=shown.card.seen, members=[f"p{stalin.pk}"], by=staff("names"), reason="no")


@pytest.mark.usefixtures("dobrynin")
def test_a_card_is_claimed_for_one_editor_and_free_again_when_let_go() -> None:
    shown = card_of("dobrynin")
    claim(shown.card.key, by=staff("names"))
    runs = Run.objects.count()
    with pytest.raises(CardRefused, match="names works on this card"):
        claim(shown.card.key, by=staff("names2"))
    assert desk.card(shown.card.key, by=staff("names2")).claimed_by == "names"  # type: ignore[union-attr]
    release(shown.card.key, by=staff("names"))
    claim(shown.card.key, by=staff("names2"))
    assert Run.objects.count() == runs


def test_sure_cards_are_taken_together_and_undone_together() -> None:
    cable = letter("Cable", ("Rusk, Dean", "author"), ("Gromyko, Andrei A.", "recipient"), date="1963")
    bring_up_to_date()
    assert {each.card.proposed_name for each in sample()} == {"Dean Rusk", "Andrei A. Gromyko"}
    with pytest.raises(CardChanged):
        accept_all("sure", 3, by=staff("names"), reason="looked at twenty")
    run = accept_all("sure", 2, by=staff("names"), reason="looked at twenty")
    assert run is not None
    assert Alias.objects.unidentified().count() == 0
    undo_run(run, by=staff("names2"), reason="too quick")
    assert Person.objects.count() == 0
    assert written_names(cable) == ["Rusk, Dean", "Gromyko, Andrei A."]


def test_the_queue_is_narrowed_and_its_pages_cost_a_fixed_number_of_queries() -> None:
    families = (
        "Abel Berg Cohn Dorn Eder Funk Gold Hahn Imhof Jung Karl Lang Merz Noll Otto Pohl Rahn Seitz Thiel Uhl Vogt"
    )
    for family in families.split():
        letter(f"Letter of {family}", (f"{family}, Hermann", "author"), date="1950")
    bring_up_to_date()
    with CaptureQueriesContext(connection) as asked:
        page = desk.cards(desk.Question(sort=desk.Sort.NAME, after=1949, before=1951))
    assert len(asked) <= 15
    assert len(page.cards) == desk.PER_PAGE
    assert desk.cards(desk.Question(after=1960)).total == 0
    assert "mentions are not identified yet; this card identifies 1." in desk.progress().sentence(1)


def test_a_key_of_nobody_chooses_nothing() -> None:
    letter("Cable", ("Rusk, Dean", "author"), date="1963")
    shown = card_of("rusk")
    with pytest.raises(CardRefused, match="Tick at least one"):
        accept(shown.card.key, seen=shown.card.seen, members=[], by=staff("names"), reason="none")
    assert tokens(shown)
