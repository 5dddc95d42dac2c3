"""Letters say whom a family name alone means: by full names, by offices, and by what stands in the same volume."""

import pytest

from archive.documents.models import Document
from archive.merging.cards.desk import Shown
from archive.merging.cards.models import Card
from archive.people.models import Person
from tests.hands import letter, person
from tests.merging.cards_seen import card_of, cards_of, rows

pytestmark = pytest.mark.django_db


def in_volume(volume: str, *documents: tuple[tuple[str, str], ...], date: str = "1955-03-01") -> None:
    """Documents of one volume, each with its credits."""
    for credits in documents:
        number = Document.objects.count() + 1
        document = letter(f"Document {number}", *credits, date=date)
        Document.objects.filter(pk=document.pk).update(source="frus", external_id=f"{volume}/d{number}")


def ticked(name: str, form: str) -> list[int]:
    """In how many documents the form is ticked, on each card headed by the name."""
    return [
        line.member.number
        for shown in cards_of(name)
        if shown.card.proposed_name == name
        for line in shown.lines
        if line.form == form and line.member.ticked
    ]


JOHN, ALLEN, ALONE = ("John Foster Dulles", "author"), ("Allen Dulles", "participant"), ("Dulles", "mentioned")


def test_a_document_that_names_the_brother_in_full_does_not_give_him_the_family_name_alone() -> None:
    in_volume("china1955", (JOHN,), (JOHN,), *[(ALLEN, ALONE)] * 3, *[(ALONE,)] * 5)
    assert ticked("Allen Dulles", "Dulles") == []
    assert {"John Foster Dulles", "Allen Dulles"} <= {shown.card.proposed_name for shown in cards_of("dulles")}


def test_where_the_family_name_stands_beside_full_names_the_document_decides() -> None:
    lyndon, alexis = ("Lyndon B. Johnson", "participant"), ("U. Alexis Johnson", "participant")
    alone = ("Johnson", "mentioned")
    in_volume("asia1964", *[(lyndon, alone)] * 3, *[(alexis, alone)] * 3, (alone,), date="1964-05-01")
    assert ticked("Lyndon B. Johnson", "Johnson") == [3]
    assert ticked("U. Alexis Johnson", "Johnson") == [3]


def test_an_office_before_the_family_name_tells_who_of_two_is_meant() -> None:
    secretary = ("Secretary Dulles", "recipient")
    in_volume("china1955", (("Secretary of State John Foster Dulles", "author"),), (JOHN,), (ALLEN,), (secretary,))
    (shown,) = [card for card in cards_of("john foster dulles") if rows(card).get("Secretary Dulles")]
    assert shown.card.proposed_name == "John Foster Dulles"
    (line,) = [line for line in shown.lines if line.form == "Secretary Dulles"]
    assert "with this title" in line.member.reasons[0]


def test_where_the_office_says_who_is_meant_the_family_name_alone_is_theirs_in_that_document() -> None:
    secretary = ("Secretary Dulles", "participant")
    in_volume("china1955", (("Secretary of State John Foster Dulles", "author"),), (ALLEN,), *[(secretary, ALONE)] * 2)
    assert ticked("John Foster Dulles", "Dulles") == [2]


@pytest.mark.parametrize("several", ["Liu Shaoqi and Gao Gang", "Гао Ган и Лю Шаоци", "Gao Gang / Liu Shaoqi"])
def test_several_people_in_one_string_are_on_nobodys_card(several: str) -> None:
    letter("Speech", ("Gao Gang", "author"), date="1949-08-30")
    letter("Note", (several, "author"), date="1949-09-10")
    shown = card_of(several)
    assert shown.card.kind == Card.Kind.SEVERAL
    assert rows(shown) == {several: True}


def test_two_full_names_that_lost_their_comma_are_two_people() -> None:
    letter("Memorandum", ("Rusk, Dean", "author"), ("Edward R. Murrow", "recipient"), date="1961-03-01")
    letter("Memorandum of both", ("Dean Rusk Edward R. Murrow", "author"), date="1961-03-02")
    shown = alone("Dean Rusk Edward R. Murrow")
    assert shown.card.kind == Card.Kind.SEVERAL


def test_a_family_name_of_two_words_is_one_mans() -> None:
    letter("Essay", ("José Ortega y Gasset", "author"), date="1930-01-01")
    letter("Essay 2", ("Ortega y Gasset, José", "author"), date="1931-01-01")
    shown = card_of("gasset")
    assert shown.card.kind == Card.Kind.PERSON
    assert rows(shown) == {"José Ortega y Gasset": True, "Ortega y Gasset, José": True}


def test_what_is_left_of_a_name_stands_with_the_letters_that_are_left_and_none_twice() -> None:
    in_volume("china1949", (("Alan G. Kirk", "author"), ("Kirk", "mentioned")), date="1949-05-01")
    in_volume("letters1866", (("Kirk", "author"),), (("Kirk", "author"),), date="1866-05-01")
    lines = [line for shown in cards_of("kirk") for line in shown.lines if line.form == "Kirk" and line.member.ticked]
    assert sorted(line.member.number for line in lines) == [1, 2]
    letters = [document for line in lines for document in line.member.documents]
    assert len(letters) == len(set(letters)) == 3


def alone(form: str) -> Shown:
    """The card on which this form stands and nothing else."""
    (shown,) = [card for card in cards_of(form) if rows(card).keys() == {form}]
    return shown


def test_half_of_a_family_name_is_given_to_whoever_alone_bears_it() -> None:
    in_volume("cyprus1964", (("Plaza Lasso, Galo", "author"),), *[(("Plaza", "mentioned"),)] * 3)
    assert ticked("Galo Plaza Lasso", "Plaza") == [3]


def test_a_given_name_that_anybody_may_bear_is_only_proposed() -> None:
    in_volume("china1955", (("William Moyers", "author"),), *[(("William", "mentioned"),)] * 3)
    assert ticked("William Moyers", "William") == []


def test_whom_a_list_of_persons_has_without_a_comma_is_called_by_the_first_word() -> None:
    khoman = person("Thanat Khoman")
    Person.objects.filter(pk=khoman.pk).update(external_id="thailand1969#p_TK1")
    letters = [(("Thanat Khoman", "author", khoman),), *[(("Thanat", "mentioned"),)] * 3]
    in_volume("thailand1969", *letters, date="1969-03-01")  # type: ignore[arg-type]
    assert ticked("Thanat Khoman", "Thanat") == [3]
