"""The middles of pages are written once for what is shown, and never say what was so a moment ago."""

import pytest
from django.test import Client
from django.test.signals import template_rendered

from archive.editing.publishing import withdraw
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Person
from archive.web.gate.written_once import MOST, WrittenParts, parts
from tests.hands import letter, person, staff
from tests.web.pages import opened

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MIDDLES = {
    "/": "archive/_home.html", "/people/": "archive/people/_index.html",
    "/topics/": "archive/_headings.html", "/places/": "archive/_headings.html",
}  # fmt: skip


def written_for(address: str, reader: Client | None = None) -> list[str]:
    """The middles that were written to answer somebody."""
    found: list[str] = []

    def heard(template: object, **_more: object) -> None:
        found.append(str(getattr(template, "name", "")))

    template_rendered.connect(heard)
    try:
        (reader or Client()).get(address)
    finally:
        template_rendered.disconnect(heard)
    return [name for name in found if name in MIDDLES.values()]


@pytest.fixture
def people(settings: object) -> tuple[Person, Person]:
    settings.LIMITS = False  # type: ignore[attr-defined] # no whole page is kept either
    parts.parts.clear()
    stalin, filippov = person("Joseph Stalin", "Koba"), person("Ivan Filippov")
    letter("Cable on a loan", ("Koba", "author", stalin), ("Ivan Filippov", "recipient", filippov), date="1949-02")
    letter("Cable on coal", ("Ivan Filippov", "author", filippov), date="1950")
    return stalin, filippov


@pytest.mark.parametrize("address", MIDDLES)
def test_a_middle_is_written_once(people: object, address: str) -> None:
    assert written_for(address) == [MIDDLES[address]]
    assert written_for(address) == []


@pytest.mark.parametrize("address", MIDDLES)
def test_each_language_and_each_host_has_its_own(people: object, address: str) -> None:
    opened(address)
    assert written_for(f"/ru{address}") == [MIDDLES[address]]
    assert written_for(address, Client(headers={"host": "127.0.0.1"})) == [MIDDLES[address]]


def test_whoever_is_signed_in_has_it_written_for_themselves(people: object) -> None:
    opened("/")
    reader = Client()
    reader.force_login(staff("reader"))
    assert written_for("/", reader) == [MIDDLES["/"]]
    assert written_for("/") == []


def test_the_register_and_the_first_page_follow_every_deed(people: tuple[Person, Person]) -> None:
    stalin, filippov = people
    assert "/people/ivan-filippov/" in opened("/people/")
    merge(stalin, [filippov], by=staff("names"), reason="one man")
    assert "/people/ivan-filippov/" not in opened("/people/") + opened("/")
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="two men")
    assert "/people/ivan-filippov/" in opened("/people/")
    assert "Cable on coal" in opened("/")
    steel = letter("Cable on steel", ("Koba", "author", stalin), date="1951")
    assert "Cable on steel" in opened("/")
    withdraw([steel.pk], by=staff("reviewer"), reason="by mistake")
    assert "Cable on steel" not in opened("/")


def test_what_is_kept_has_a_bound() -> None:
    kept = WrittenParts()
    for number in range(5):
        kept.keep(("version", str(number)), "x" * (MOST // 2))  # type: ignore[arg-type]
    assert [key[1] for key in kept.parts] == ["3", "4"]
    assert kept.size <= MOST
