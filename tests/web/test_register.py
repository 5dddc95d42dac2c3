"""The register from A to Z when it is long, and the network beneath it."""

import re
from urllib.parse import unquote

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.web.people import register, register_rows
from archive.web.people.letters import LETTERS, OTHERS, letter_of, signs_of
from archive.web.people.register import Part, lines, parts_used
from tests.hands import letter, person
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db


def test_a_name_stands_under_its_letter_whatever_signs_it_bears() -> None:
    assert [letter_of(key) for key in ("stalin", "сталин", "斯大林", "1st army")] == ["S", "С", OTHERS, OTHERS]
    assert {"S", "s", "Š", "ş"} <= set(signs_of("S"))
    assert "Ё" in signs_of("Е")
    assert len(LETTERS) == len(set(LETTERS))


def test_every_line_of_a_long_register_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "WHOLE", 2)
    names = [
        "Šatalin",
        "Joseph Stalin",
        "Shtykov",
        "“Sasha” Orlov",
        "Сталин",
        "Сухарев",
        "Щербаков",
        "毛泽东",
        "周恩来",
    ]
    letter("One", *((name, "mentioned", person(name)) for name in names))
    letter("Two", ("Samsonov", "author"))
    letter("Draft", ("Zhdanov", "author", person("Andrei Zhdanov")), published=False)
    parts = parts_used(Part())
    assert [str(part) for part in parts] == ["O", "S", "С", "Щ", "#"]
    found = {entry.heading for part in parts for entry in lines(part)}
    by_seconds = {entry.heading for part in parts for second in parts_used(part) for entry in lines(second)}
    assert found == by_seconds
    assert {"Šatalin", "Stalin, Joseph", "Orlov, “Sasha”", "Samsonov", "Сталин", "毛泽东"} <= found
    assert [str(part) for part in parts_used(Part(OTHERS))] == ["#周", "#毛"]
    reached = set()
    for address in re.findall(r'href="(/people/\?letter=[^"]+)"', opened("/people/")):
        reached |= set(re.findall(r"<bdi[^>]*>([^<]+)</bdi>", opened(address)))
    assert {"Samsonov", "Сухарев", "周恩来"} <= reached


@pytest.mark.parametrize(
    ("language", "letters"),
    [("/ru", ["А", "И", "І", "К", "Я", "S", "Z"]), ("", ["S", "Z", "А", "И", "І", "К", "Я"])],
)
def test_the_alphabet_of_the_page_comes_first_with_its_letters_in_their_order(
    monkeypatch: pytest.MonkeyPatch, language: str, letters: list[str]
) -> None:
    names = ["Якубовский", "Stalin", "Коваль", "Ігнатенко", "Иванов", "Zhukov", "Абакумов"]
    letter("One", *((name, "mentioned", person(name)) for name in names))
    page = opened(f"{language}/people/")
    assert re.findall(r'<h2[^>]*id="[^"]*"[^>]*>\s*(\w|#)\s*</h2>', page) == letters
    monkeypatch.setattr(register, "WHOLE", 2)
    bar = re.findall(r'href="[^"]*letter=([^"&]+)"', opened(f"{language}/people/"))
    assert [unquote(each) for each in bar] == letters[1:]  # the first is open, and no link


def test_names_of_one_letter_are_in_the_order_of_its_alphabet() -> None:
    names = ["Міхновський", "Мищенко", "Микоян", "Мјасников", "Молотов"]
    letter("One", *((name, "mentioned", person(name)) for name in names))
    headings = [entry.heading for entry in lines(Part("М"))]
    assert headings == ["Микоян", "Мищенко", "Міхновський", "Мјасников", "Молотов"]


def test_a_letter_nobody_knows_is_not_found() -> None:
    for unknown in ("1", "Sta", "%D7%90"):
        opened(f"/people/?letter={unknown}", 404)
    opened("/people/?letter=s")


def test_people_are_sought_by_words_as_they_begin_also_in_latin_letters() -> None:
    letter("One", ("Rusk", "author", person("Dean Rusk", "Secretary Rusk")), ("Filippov", "recipient"))
    for typed in ("rus", "dean ru", "secretary"):
        assert "Dean Rusk" in opened(f"/people/?q={typed}")
    assert "Dean Rusk" not in opened("/people/?q=usk")
    assert {"Not yet identified", "Filippov"} <= set(blocks(opened("/people/?q=Филипп")))


def test_each_arc_of_the_network_leads_to_as_many_letters() -> None:
    stalin, mao, kim = person("Joseph Stalin"), person("Mao Zedong"), person("Kim Il Sung")
    for writer, reader in ((stalin, mao), (stalin, mao), (mao, stalin), (kim, stalin), (stalin, stalin)):
        letter("One", (writer.name, "author", writer), (reader.name, "recipient", reader), date="1950")
    letter("Draft", ("Mao Zedong", "author", mao), ("Kim Il Sung", "recipient", kim), published=False)
    page = opened("/people/")
    told = re.findall(r'<td class="n">\s*<a href="(/documents/[^"]+)"[^>]*>(\d+)</a>', page)
    assert sorted(number for _address, number in told) == ["1", "1", "2"]
    for address, number in told:
        assert f"1 - {number} of {number}" in blocks(opened(address.replace("&amp;", "&")))
    assert page.count("<path class=") == len(told)


def test_names_of_nobody_stand_by_family_name_and_what_is_no_person_apart() -> None:
    names = ("Ambassador Menshikov", "John M. Allison", "Allison, John M.", "Secretary of State", "Embassy in France")
    letter("One", *((name, "mentioned", None) for name in names), date="1949")
    page = opened("/people/")
    found = re.findall(r"waits.[^>]*><bdi>([^<]+)</bdi></a>((?:, <span class=.beside.>[^<]+)?)", page)
    assert [(name, beside.rpartition(">")[2]) for name, beside in found] == [
        ("Allison, John M.", ""),
        ("Menshikov", "Ambassador"),
    ]
    together = re.search(r'href="([^"]+)"><bdi>Allison', page)
    assert together
    assert "1 - 1 of 1" in blocks(opened(together[1].replace("&amp;", "&")))
    assert "Secretary of State (not yet identified)" in blocks(opened("/people/?kind=offices"))
    assert "Embassy in France (not yet identified)" in blocks(opened("/people/?kind=bodies"))
    opened("/people/?kind=people", 404)


def test_one_line_for_all_ways_to_write_one_name_and_one_for_each_office_of_a_family_name_alone() -> None:
    names = [
        *("Mr. Akalovsky", "Mr. Akalovsky—ACDA/IR", "Akalovsky"),
        *("John M. Allison, Ambassador", "Allison, John M.", "Mr. John M. Allison"),
        *("President Johnson", "Ambassador Johnson", "Mr. Johnson"),
    ]
    letter("One", *((name, "mentioned", None) for name in names), date="1961")
    lines = [line.removesuffix(" (not yet identified)") for line in blocks(opened("/people/"))]
    assert [line for line in lines if line.startswith(("Akalovsky", "Allison", "Johnson"))] == [
        "Akalovsky, ACDA/IR",
        "Allison, John M., Ambassador",
        "Johnson",
        "Johnson, Ambassador",
        "Johnson, President",
    ]


def test_a_person_stands_once_with_the_names_of_that_family_in_the_same_line() -> None:
    letter("One", ("Dulles", "author", person("Dulles, Allen W.", "Mr. Dulles", "Hull")), date="1949")
    page = blocks(opened("/people/"))
    assert any(line.startswith("Dulles, Allen W.") and "Hull" in line for line in page)
    assert [line for line in page if " see " in line][1:] == ["Hull see Allen W. Dulles"]


def test_the_register_costs_few_queries_also_when_nothing_is_known_of_it(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for name in ("Joseph Stalin", "Mao Zedong", "Kim Il Sung"):
        letter("Cable", (name, "author", person(name, f"{name[:4]}ov")), ("Menshikov", "recipient"), date="1949")
    opened("/documents/")
    for known in (register_rows.of_kinds, register_rows.of_references):
        known.cache_clear()
    with django_assert_max_num_queries(10):
        opened("/people/")
