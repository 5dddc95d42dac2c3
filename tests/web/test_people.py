"""People from A to Z, one person, and who bore a name."""

import pytest

from tests.hands import letter, person
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_the_register_leads_from_every_name_to_its_person() -> None:
    letter("One", ("Filippov", "author", person("Joseph Stalin", "Filippov", "Сталин")))
    text = blocks(opened("/people/"))
    assert "Filippov see Joseph Stalin" in text
    assert "Сталин see Joseph Stalin" in text
    assert any(line.startswith("Stalin, Joseph") for line in text)


def test_a_name_of_two_people_leads_to_a_choice() -> None:
    razuvaev, zakharov = person("Vladimir Razuvaev", "Matveyev"), person("Matvei Zakharov", "Matveyev")
    letter("27 September", ("Matveyev", "author", razuvaev), date="1950-09-27")
    letter("26 September", ("Matveyev", "author", zakharov), date="1950-09-26")
    assert "/names/Matveyev/" in opened("/people/")
    text = blocks(opened("/names/matveyev/"))
    assert {"Matveyev", "Vladimir Razuvaev", "Matvei Zakharov", "September 27, 1950"} <= set(text)


def test_a_name_of_one_person_leads_to_him() -> None:
    letter("One", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    answer = asked("/names/FILIPPOV/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/people/joseph-stalin/")


def test_a_name_of_nobody_yet_shows_its_letters() -> None:
    letter("One", ("Terebin", "via"), date="1949")
    assert {"Terebin", "Not yet identified", "One"} <= set(blocks(opened("/names/Terebin/")))


def test_letters_of_a_name_that_waits_are_turned_page_by_page_whatever_is_known_of_their_days() -> None:
    for day, date in enumerate(
        ["1949-03", "March 1950", "1951-02-03", "", *[f"1952-04-{day:02}" for day in range(1, 9)]]
    ):
        letter(f"Cable {day}", ("Terebin", "via"), date=date)
    second = set(blocks(opened("/names/Terebin/?page=2")))
    assert {"Cable 11", "Cable 3"} <= second
    assert not {"Cable 0", "Cable 1"} & second


def test_a_name_of_a_person_and_of_nobody_yet_is_a_choice() -> None:
    letter("One", ("Kovalev", "author", person("Ivan Kovalev", "Kovalev")))
    letter("Two", ("Kovalev", "author"))
    moved = blocks(opened("/names/Kovalev/")) if asked("/names/Kovalev/").status_code == 200 else []
    assert not moved or {"Ivan Kovalev", "Not yet identified"} <= set(moved)


def test_a_name_nobody_bears_is_not_found() -> None:
    opened("/names/Nobody/", 404)
    opened("/names/%00/", 404)


def test_a_name_may_hold_a_slash() -> None:
    letter("One", ("Smirnov/Petrov", "author"))
    opened("/names/Smirnov/Petrov/")


def test_people_are_found_by_any_of_their_names() -> None:
    letter("One", ("Filippov", "author", person("Joseph Stalin", "Filippov", "Сталин")))
    for typed in ("filippov", "FILIP", "Сталин", "stalin"):
        assert any("Joseph Stalin" in line for line in blocks(opened(f"/people/?q={typed}")))
    assert "Nobody here is called Trotsky." in blocks(opened("/people/?q=Trotsky"))


def test_a_persons_page_says_which_name_was_used_from_when_until_when() -> None:
    stalin = person("Joseph Stalin", "Filippov", "Filipov")
    letter("First", ("Filippov", "author", stalin), date="1949-02-03")
    letter("Last", ("Filippov", "author", stalin), date="1949-11-11")
    letter("Other", ("Filipov", "author", stalin), date="1949-10-14")
    text = blocks(opened("/people/joseph-stalin/"))
    at = text.index("Filippov")
    assert text[at : at + 4] == ["Filippov", "Feb 3, 1949", "Nov 11, 1949", "2"]
    assert "<svg" in opened("/people/joseph-stalin/")


def test_a_person_only_drafts_name_is_nobody_to_readers() -> None:
    letter("Draft", ("Beria", "author", person("Lavrentiy Beria", "Beria")), published=False)
    for address in ("/people/lavrentiy-beria/", "/names/Beria/", "/documents/?person=lavrentiy-beria"):
        opened(address, 404)
    assert not any("Beria" in line for line in blocks(opened("/people/")))
    assert "Beria" not in opened("/suggest/?q=ber")


def test_a_draft_changes_nothing_a_reader_sees() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("One", ("Filippov", "author", stalin), date="1949")
    addresses = ("/", "/documents/", "/people/", "/people/joseph-stalin/", "/timeline/", "/documents/facets/person/")
    before = [opened(address) for address in addresses]
    letter("Draft", ("Druzhkov", "author", stalin), ("Mao Zedong", "recipient"), date="1941", published=False)
    assert [opened(address) for address in addresses] == before


def test_a_page_number_makes_no_second_address_of_a_person() -> None:
    letter("One", ("Stalin", "author", person("Joseph Stalin")))
    for number in ("99", "abc", "0"):
        answer = asked(f"/people/joseph-stalin/?page={number}")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/people/joseph-stalin/")
