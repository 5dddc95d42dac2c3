"""What must arrive in Zotero, by the way it documents to read each format.

The reading below is the part of Zotero's own that our records meet: the roles each of its types knows (its schema,
`itemTypes[].creatorTypes`), the tags of its RIS translator, and what its CSL-JSON import does with a role it does not
know, which is to call its bearer an author.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest

from archive.citations.descriptions.coins import context_object
from archive.citations.source import Source
from archive.citations.styles import csl, ris
from tests.citations.cables import FILIPPOV, MIKOYAN, cable, named

ROLES = {
    "letter": {"author", "recipient", "contributor"},
    "manuscript": {"author", "contributor", "translator"},
    "report": {"author", "contributor", "seriesEditor", "translator"},
    "map": {"cartographer", "contributor", "seriesEditor"},
    "newspaperArticle": {"author", "contributor", "reviewedAuthor", "translator"},
}
FROM_RIS = {
    "PCOMM": "letter",
    "MANSCPT": "manuscript",
    "RPRT": "report",
    "MAP": "map",
    "NEWS": "newspaperArticle",
}
FROM_CSL = {
    "personal_communication": "letter",
    "manuscript": "manuscript",
    "report": "report",
    "map": "map",
    "article-newspaper": "newspaperArticle",
}
TYPES = {"Cable": "letter", "Memorandum": "manuscript", "Report": "report", "Map": "map", "Article": "newspaperArticle"}
TRANSLATOR = named("David Wolff", "translator", "David Wolff")


def by_ris(source: Source) -> dict[str, Any]:
    """The item that Zotero makes of the RIS."""
    fields = [(line[:2], line[6:]) for line in ris.write(source).split("\r\n") if line]
    kind = FROM_RIS[dict(fields)["TY"]]
    roles = {"AU": "cartographer" if kind == "map" else "author", "A2": "recipient", "A4": "translator"}
    creators = [(roles[tag], value) for tag, value in fields if tag in roles]
    return {"type": kind, "creators": creators, "date": _date_of_ris(dict(fields).get("DA", "")), "fields": fields}


def _date_of_ris(value: str) -> str:
    """Of `1949/03//circa` year, month and day are kept; words as they are, but of those without a year of four figures
    the first alone."""
    if figures := re.fullmatch(r"(\d+)/(\d{0,2})/(\d{0,2})/[^/]*", value):
        return " ".join(filter(None, (figures[2], figures[3], figures[1])))
    word = re.search("[A-Za-z]+", value)
    return f"0000 {word[0]}" if word and not re.search(r"\b\d{4}\b", value) else value


def by_csl(source: Source) -> dict[str, Any]:
    """The item that Zotero makes of the CSL-JSON."""
    item = csl.item(source)
    kind = FROM_CSL[item["type"]]
    creators = list(_creators(item, kind))
    return {"type": kind, "creators": creators, "note": item.get("note", ""), "item": item}


def _creators(item: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    first = "cartographer" if kind == "map" else "author"
    for role in ("author", "recipient", "translator"):
        for name in item.get(role, []):
            yield role if role in ROLES[kind] else first, name.get("literal") or name["family"]


@pytest.mark.parametrize(("sort", "kind"), TYPES.items())
def test_nobody_becomes_an_author_who_did_not_write_it(sort: str, kind: str) -> None:
    source = cable(type=sort, names=(FILIPPOV, MIKOYAN, TRANSLATOR))
    first = "cartographer" if kind == "map" else "author"
    for item in (by_ris(source), by_csl(source)):
        assert item["type"] == kind
        assert {role for role, _name in item["creators"]} <= ROLES[kind]
        assert [name.partition(",")[0] for role, name in item["creators"] if role == first] == ["Stalin"]


@pytest.mark.parametrize("sort", TYPES)
def test_whoever_has_no_role_in_zotero_is_told_of_in_a_note(sort: str) -> None:
    source = cable(type=sort, names=(FILIPPOV, MIKOYAN, TRANSLATOR))
    by_role = dict(by_csl(source)["creators"])
    told = by_csl(source)["note"]
    assert ("recipient" in by_role) is not ("Addressed to Anastas Mikoyan." in told)
    assert ("translator" in by_role) is not ("Translated by David Wolff." in told)


@pytest.mark.parametrize(
    ("date", "arrives"),
    [
        ("1949-02-03", "02 03 1949"),
        ("1949-02", "02 1949"),
        ("1949-03~", "c. March 1949"),
        ("1949-21", "spring 1949"),
        ("1949?", "1949?"),
        ("195X", "1950–1959"),
        ("18XX", "1800–1899"),
        ("1949-XX-14", "the 14th of a month in 1949"),
        ("-0043-03-15", "March 15, 0044 BC"),
        ("0900-05", "05 0900"),
        ("1949-01/1949-03", "January–March 1949"),
        ("1949/1951", "1949–1951"),
        ("../1949-11-05", "before November 5, 1949"),
        ("[1949,1950]", "1949 or 1950"),
    ],
)
def test_a_date_arrives_as_exact_as_it_is(date: str, arrives: str) -> None:
    item = by_ris(cable(date))
    assert item["date"] == arrives
    assert "0000" not in item["date"]


@pytest.mark.parametrize(
    ("date", "arrives"),
    [
        ("1949-02-03", "1949-02-03"),
        ("1949", "1949"),
        ("195X", "1950s"),
        ("1949-01/1949-03", "January–March 1949"),
        ("1949?", "1949?"),
    ],
)
def test_a_date_inside_a_list_arrives_in_figures_or_words(date: str, arrives: str) -> None:
    assert parse_qs(context_object(cable(date)))["rft.date"] == [arrives]


def test_the_fields_of_a_cable_arrive() -> None:
    fields = dict(by_ris(cable(number="59976"))["fields"])
    table = {
        "TI": "Cable, Filippov [Stalin] to Anastas Mikoyan",
        "AB": "Stalin counsels Mikoyan on the Chinese workers.",
        "LA": "ru",
        "DB": "APRF",
        "AV": "F. 39, Op. 1, D. 39",
        "DP": "Sobriquet demo archive",
        "M1": "59976",
        "M3": "Cable",
        "UR": "https://archive.example.org/documents/v0wps0kc/",
    }
    assert {tag: fields.get(tag) for tag in table} == table


def test_an_archive_that_holds_nothing_else_is_named_once() -> None:
    item = csl.item(cable(holdings=()))
    assert [value for value in item.values() if value == "Sobriquet demo archive"] == ["Sobriquet demo archive"]


def test_a_note_in_a_reference_never_begins_like_a_field() -> None:
    note = csl.item(cable(type="Memorandum", names=(FILIPPOV, MIKOYAN, TRANSLATOR)))["note"]
    assert not re.search(r"^[A-Za-z -]+:", note)


def test_two_whom_nobody_knows_arrive_as_two() -> None:
    names = (named("N. N.", note="first hand"), named("N. N.", note="second hand", which=1), named("Молотов", "via"))
    for read in (by_ris, by_csl):
        item = read(cable(names=names))
        assert [name for _role, name in item["creators"]] == ["N. N.", "N. N."]
    written = ris.write(cable(names=(*names, named("N. N.", "mentioned"))))
    assert "N1  - Written by N. N. (second hand).\r\n" in written
    assert "Mentions N. N.\r\n" in written
