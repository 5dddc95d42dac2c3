"""An office: its letters stand under who held it on their day, once somebody has looked at them."""

import re

import pytest
from django.test import Client

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.people.models import Person
from archive.people.rulings import Ruling
from tests.admin.cards import QUEUE, decide, queue
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, staff, unidentified

pytestmark = pytest.mark.django_db
FORM = "Secretary of State"


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture(scope="module")
def office(kept: None) -> str:
    """The address of the office, which stands in letters of three secretaries' days and in one of nobody's."""
    for title, day in (("Paris", "1958-11-10"), ("Berlin", "1960-05-01"), ("Cuba", "1962-10-22"), ("Manila", "1970")):
        letter(title, (FORM, "author"), date=day)
    person("John Foster Dulles"), person("Christian A. Herter"), person("Dean Rusk")
    names = signed_in("names", "Name editors")
    decide(names, queue(names, "?q=secretary")[0], "office", reason="Whoever held it.")
    return f"{QUEUE}office/?office={Ruling.objects.get().pk}"


def hold(names: Client, office: str, *lines: tuple[str, str, str]) -> str:
    """The page after these were said to have held the office."""
    who, since, until = zip(*lines, strict=True)
    return names.post(office, {"who": who, "since": since, "until": until}, follow=True).content.decode()


SECRETARIES = (
    ("Dulles", "January 1953", "April 21, 1959"),
    ("christian-a-herter", "April 22, 1959", "January 1961"),
    ("Dean Rusk", "1961-01-21", "1969-01"),
)


def test_the_letters_of_an_office_are_grouped_under_the_holder_of_their_day(names: Client, office: str) -> None:
    text = hold(names, office, *SECRETARIES)
    groups = re.findall(r'<fieldset class="group">(.*?)</fieldset>', text, re.S)
    for group, who, title in zip(groups, ("Dulles", "Herter", "Rusk"), ("Paris", "Berlin", "Cuba"), strict=True):
        assert who in group
        assert title in group
    assert "1 letter is of a day for which no holder is known." in text


def test_a_group_is_given_to_its_holder_as_one_run_that_can_be_undone(names: Client, office: str) -> None:
    text = hold(names, office, *SECRETARIES)
    rusk = Person.objects.get(slug="dean-rusk")
    group = next(each for each in text.split('<fieldset class="group">') if "Dean Rusk" in each)
    pk = re.findall(r'name="give" value="(\d+)"', group)[0]
    names.post(office, {"give": pk, f"of-{pk}": re.findall(rf'name="of-{pk}" value="(\d+)"', group)})
    assert documents_of(rusk) == {"Cuba"}
    assert unidentified(FORM).credits.count() == 3
    undo_run(Run.objects.get(kind=Run.Kind.IDENTIFY), by=staff("names"), reason="Looked at again.")
    assert documents_of(rusk) == set()


def test_who_held_it_can_be_taken_back(names: Client, office: str) -> None:
    hold(names, office, *SECRETARIES)
    assert str(Run.objects.latest("pk")) == f"{FORM}: held by John Foster Dulles; Christian A. Herter; Dean Rusk"
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="Another office.")
    assert not Ruling.objects.get().holders.exists()


def test_a_letter_of_two_holders_days_is_left_as_it_is_written(names: Client, office: str) -> None:
    text = hold(names, office, ("Dean Rusk", "1961", "1969"), ("Christian A. Herter", "1959", "1963"))
    assert "1 letter fits two holders and stays as it is written." in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("Nobody Atall", "1950", ""), "Nobody here is called “Nobody Atall”."),
        (("Dean Rusk", "some time", ""), "some time"),
        (("Dean Rusk", "1969", "1961"), "cannot have left the office before taking it"),
    ],
)
def test_what_cannot_be_is_said_and_kept_as_it_was_typed(
    names: Client, office: str, line: tuple[str, str, str], said: str
) -> None:
    text = hold(names, office, line)
    assert said in text
    assert f'value="{line[0]}"' in text
    assert not Ruling.objects.get().holders.exists()
