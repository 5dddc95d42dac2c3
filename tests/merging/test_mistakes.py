"""Last year's mistakes are found by the dates of the letters."""

import pytest

from archive.dates import ImpreciseDate
from archive.merging.mistakes import Wrong, mistakes
from archive.people.models import Alias, Person
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def beria() -> Person:
    """Lavrentiy Beria, 1899 to 23 December 1953."""
    beria = person("Lavrentiy Beria")
    Person.objects.filter(pk=beria.pk).update(born=ImpreciseDate.parse("1899"), died=ImpreciseDate.parse("1953-12-23"))
    return beria


def found() -> list[tuple[str, list[str]]]:
    return [(each.wrong.value, [credit.document.title for credit in each.letters]) for each in mistakes()]


def test_who_writes_after_death_or_is_named_before_birth_is_found(beria: Person) -> None:
    letter("A note", ("Lavrentiy Beria", "author"), date="1954-02-01")
    letter("A register", ("Lavrentiy Beria", "mentioned"), date="1890")
    assert found() == [("unborn", ["A register"]), ("dead", ["A note"])]


def test_the_dead_are_spoken_of_and_an_open_date_speaks_against_nobody(beria: Person) -> None:
    letter("A report on his case", ("Lavrentiy Beria", "mentioned"), date="1954-02-01")
    letter("Some time in 1953", ("Lavrentiy Beria", "author"), date="1953")
    letter("In his year", ("Lavrentiy Beria", "author"), date="1899")
    assert mistakes() == []


def test_a_cover_name_outside_the_time_of_its_use_is_found() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    Alias.objects.filter(form="Filippov").update(
        used_from=ImpreciseDate.parse("1949"), used_until=ImpreciseDate.parse("1953-03")
    )
    letter("A cable", ("Filippov", "author"), date="1949-01-04")
    letter("Another Filippov", ("Filippov", "author"), date="1938")
    (mistake,) = mistakes()
    assert (mistake.wrong, mistake.person, mistake.form) == (Wrong.UNUSED, stalin, "Filippov")
    assert [credit.document.title for credit in mistake.letters] == ["Another Filippov"]
