"""Every list as data: the same question as the page, the same count."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents.models import Document
from archive.people.models import Person
from archive.search import engine
from tests.hands import letter, person
from tests.web.formats import body, got, text
from tests.web.pages import opened

pytestmark = pytest.mark.django_db

ENDINGS = ("csv", "json", "ris", "bib", "csl.json", "atom")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def stalin(kept: None) -> Person:
    return person("Joseph Stalin", "Filippov", "Сталин")


@pytest.fixture(scope="module")
def cables(stalin: Person) -> list[Document]:
    """Twelve cables of Stalin's under two names, one of Mao's, and a draft."""
    forms = ("Filippov", "Сталин")
    written = [
        letter(f"Cable No. {day}", (forms[day % 2], "author", stalin), date=f"1949-02-{day:02}") for day in range(1, 13)
    ]
    mao = letter("Letter of thanks", ("Mao Zedong", "author"), date="1950")
    letter("Draft on Xinjiang", ("Filippov", "author", stalin), published=False)
    return [*written, mao]


def titles(ending: str, query: str = "") -> list[str]:
    """The titles in a list as data."""
    found = text(f"/documents.{ending}{query}")
    if ending == "csv":
        return [row["title"] for row in csv.DictReader(io.StringIO(found.removeprefix("\ufeff"), newline=""))]
    if ending == "json":
        return [item["title"] for item in json.loads(found)["items"]]
    if ending == "ris":
        return [str(record["title"]) for record in rispy.loads(found)]
    if ending == "bib":
        return [str(entry.fields_dict["title"].value).strip("{}") for entry in parse_string(found).entries]
    if ending == "csl.json":
        return [item["title"] for item in json.loads(found)]
    return [entry.findtext(f"{ATOM}title") or "" for entry in ElementTree.fromstring(found).iter(f"{ATOM}entry")]  # noqa: S314 - our own


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "atom"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 13),
        ("?author=joseph-stalin", 12),
        ("?q=Filippov", 12),
        ("?q=Filippov&names=exact", 6),
        ("?after=1950", 1),
        ("?not_person=joseph-stalin", 1),
        ("?q=Xinjiang", 0),
        ("?page=2&per_page=10", 13),
        ("?utm_source=mail&colour=red&q=", 13),
    ],
)
def test_a_list_is_the_same_as_data(cables: list[Document], ending: str, query: str, expected: int) -> None:
    found = titles(ending, query)
    # JSON alone gives pages where pages are asked for.
    assert len(found) == (3 if ending == "json" and "page" in query else expected)
    assert "Draft on Xinjiang" not in found


def test_the_order_is_the_one_of_the_page(cables: list[Document]) -> None:
    assert titles("ris", "?sort=-date")[:2] == ["Letter of thanks", "Cable No. 12"]
    assert titles("csv")[0] == "Cable No. 1"


def test_json_says_how_many_and_leads_from_page_to_page(cables: list[Document]) -> None:
    whole = json.loads(text("/documents.json"))
    assert (whole["total"], len(whole["items"]), whole["next"]) == (13, 13, None)
    first = json.loads(text("/documents.json?per_page=10"))
    assert (first["total"], len(first["items"])) == (13, 10)
    second = json.loads(text(first["next"]))
    assert (len(second["items"]), second["next"]) == (3, None)
    assert [item["id"] for item in (*first["items"], *second["items"])] == [item["id"] for item in whole["items"]]


def test_a_feed_has_the_newest_first_and_pages(cables: list[Document]) -> None:
    assert titles("atom")[0] == "Letter of thanks"
    assert len(titles("atom", "?page=2")) == 3
    feed = ElementTree.fromstring(text("/documents.atom?author=joseph-stalin"))  # noqa: S314 - our own
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["next"] == "http://testserver/documents.atom?author=joseph-stalin&page=2"
    assert links["alternate"] == "http://testserver/documents/?author=joseph-stalin"
    text("/documents.atom?page=3", 404)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("?after=1949-13", "There is no month 13"),
        ("?sort=colour", "cannot be ordered by “colour”"),
        ("?person=nobody-at-all", "Nothing here is called “nobody-at-all”"),
        ("?per_page=7", "10, 25, 50 or 100"),
        ("?page=0", "no such page"),
        ("?page=first", "written in figures"),
        ("?q=one+two+three+four+five+six+seven+eight+nine", "first 8 words"),
        ("?without=sense", "without “sense”"),
        ("?q=%00", "a sign that no name"),
        ("?q=%ff", "a piece of a letter"),
        ("?" + "&".join(f"topic=t{number}" for number in range(13)), "12 values"),
        ("?q=" + "a" * 5000, "too long"),
    ],
)
def test_what_is_bad_is_refused_with_a_reason(cables: list[Document], ending: str, query: str, reason: str) -> None:
    answer = got(f"/documents.{ending}{query}", 400)
    assert reason in body(answer)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("typed", ['"', "NEAR(", "%25s", "'; DROP", "Gomu%C5%82ka", "周恩来", "1962?", "-", "*", "OR"])
def test_whatever_is_typed_is_answered(cables: list[Document], typed: str) -> None:
    got(f"/documents.json?q={typed}")


def test_a_former_address_of_a_person_stands_for_who_he_is_today(cables: list[Document], stalin: Person) -> None:
    koba = person("Koba")
    Person.objects.filter(pk=koba.pk).update(merged_into=stalin, identity=stalin)
    engine.refresh_people([koba.pk, stalin.pk])
    assert len(titles("csv", "?person=koba")) == 12


def test_a_cell_cannot_become_a_formula() -> None:
    letter("=HYPERLINK(1)", ("@SUM", "author"))
    (row,) = csv.DictReader(io.StringIO(text("/documents.csv").removeprefix("\ufeff"), newline=""))
    assert (row["title"], row["author"]) == ("'=HYPERLINK(1)", "'@SUM")
    assert titles("json") == ["=HYPERLINK(1)"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_who_has_the_list_already_is_told_so_until_something_changes(cables: list[Document], ending: str) -> None:
    address = f"/documents.{ending}?author=joseph-stalin"
    etag = got(address)["ETag"]
    got(address, 304, **{"If-None-Match": etag})
    Document.objects.filter(pk=cables[0].pk).update(title="Cable renamed")
    engine.refresh([cables[0].pk])
    assert got(address, **{"If-None-Match": etag})["ETag"] != etag


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    cables: list[Document], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for ending in ENDINGS:
        text(f"/documents.{ending}")
        with django_assert_max_num_queries(34):
            text(f"/documents.{ending}")


def test_only_the_head_is_sent_to_who_asks_for_the_head(cables: list[Document]) -> None:
    answer = Client().head("/documents.ris")
    assert (answer.status_code, body(answer)) == (200, "")
    assert Client().post("/documents.ris").status_code == 405


def test_the_page_of_a_list_names_its_formats_without_its_own_page(cables: list[Document]) -> None:
    page = opened("/documents/?author=joseph-stalin&page=2")
    assert 'href="/documents.ris?author=joseph-stalin"' in page
    assert page.count('class="Z3988"') == 2
