"""CSL-JSON, the input of citation processors."""

import json
from typing import Any

import pytest

from archive.citations.formats import FORMATS
from archive.citations.styles import csl
from archive.dates import ImpreciseDate
from tests.citations.cables import CABLE, cable, named


def test_a_cable_has_its_people_in_parts_and_its_archive() -> None:
    item = csl.item(CABLE)
    assert item["type"] == "personal_communication"
    assert item["author"] == [{"family": "Stalin", "given": "Joseph"}]
    assert item["recipient"] == [{"family": "Mikoyan", "given": "Anastas"}]
    assert (item["archive"], item["archive_location"]) == ("APRF", "F. 39, Op. 1, D. 39")
    assert item["issued"] == {"date-parts": [[1949, 2, 3]]}


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("1949-02", {"date-parts": [[1949, 2]]}),
        ("1949-03~", {"date-parts": [[1949, 3]], "circa": True}),
        ("1949?", {"date-parts": [[1949]], "circa": True}),
        ("1949-23", {"literal": "autumn 1949"}),
        ("1949-24", {"literal": "winter 1949–50"}),
        ("1949-02-03/1949-03-05", {"date-parts": [[1949, 2, 3], [1949, 3, 5]]}),
        ("../1949-11-05", {"literal": "before November 5, 1949"}),
        ("[1949,1950]", {"literal": "1949 or 1950"}),
        ("195X", {"literal": "1950s"}),
        ("1949-37", {"literal": "early 1949"}),
    ],
)
def test_a_partial_date_stays_partial(date: str, issued: dict[str, Any]) -> None:
    assert csl.issued(ImpreciseDate.parse(date)) == issued


def test_han_names_have_their_family_name_first_and_bodies_are_literal() -> None:
    names = (
        named("毛泽东"),
        named("Mao", person="Mao Zedong"),
        named("TASS", person="TASS", kind="body"),
    )
    assert csl.names(names) == [
        {"family": "毛", "given": "泽东"},
        {"family": "Mao", "given": "Zedong", "static-ordering": True},
        {"literal": "TASS"},
    ]


def test_no_note_can_be_taken_for_a_field() -> None:
    others = (*CABLE.names, named("Terebin", "via"), named("Lovett", "signatory"), named("Zhou", "participant"))
    note = str(csl.item(cable(names=others))["note"])
    assert ":" not in note


def test_a_list_is_a_bare_array() -> None:
    items = json.loads("".join(FORMATS["csl.json"].whole([CABLE, cable(key="fbw73d3h")])))
    assert [item["id"] for item in items] == ["v0wps0kc", "fbw73d3h"]
    assert json.loads("".join(FORMATS["csl.json"].whole([]))) == []
