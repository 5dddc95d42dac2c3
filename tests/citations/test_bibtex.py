"""BibTeX, read back by a parser that is not ours."""

from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from archive.citations.formats import FORMATS
from archive.citations.styles import bibtex
from tests.citations.cables import CABLE, cable, named


def read(**changes: Any) -> dict[str, str]:
    """The cable, changed so, as another program reads it."""
    library = parse_string(bibtex.write(cable(**changes)))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"key": entry.key, "type": entry.entry_type, **{field.key: str(field.value) for field in entry.fields}}


def test_a_cable_comes_back_whole() -> None:
    entry = read()
    assert entry["key"] == "stalin-1949-v0wps0kc"
    assert entry["author"] == "Stalin, Joseph"
    assert entry["title"] == f"{{{CABLE.title}}}"
    assert (entry["date"], entry["year"], entry["month"], entry["day"]) == ("1949-02-03", "1949", "feb", "3")
    assert entry["url"] == CABLE.address
    assert entry["note"] == (
        "APRF, F. 39, Op. 1, D. 39. Written by Joseph Stalin as “Filippov”. Addressed to Anastas Mikoyan."
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("100%", r"100\%"),
        ("Smith & Sons #4", r"Smith \& Sons \#4"),
        ("clerk_7@office", r"clerk\_7{@}office"),
        ("{braces} in pairs", r"\{braces\} in pairs"),
        ("one } alone", r"one \textbraceright{} alone"),
        ("} and {", r"\textbraceright{} and \textbraceleft{}"),
        (r"a \backslash", r"a \textbackslash{}backslash"),
        ("$ ^ ~", r"\$ \^{} \~{}"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("Gomułka, 毛泽东, Фын Си", "Gomułka, 毛泽东, Фын Си"),
    ],
)
def test_no_sign_is_a_command(typed: str, written: str) -> None:
    assert bibtex.escaped(typed) == written
    assert read(title=typed)["title"] == f"{{{written}}}"
    assert read(title=typed)["url"] == CABLE.address


@pytest.mark.parametrize("name", ["Сталин", "毛泽东", "Gomułka", "Đặng", "O'Brien", "Ministry of “Peace”, {1}", "محمد"])
def test_keys_are_ascii_whoever_wrote(name: str) -> None:
    key = bibtex.key(cable(names=(named(name),)))
    assert key.isascii()
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert key.endswith("-1949-v0wps0kc")


@pytest.mark.parametrize(
    ("date", "edtf", "year", "month"),
    [
        ("1949-02", "1949-02", "1949", "feb"),
        ("1949-03~", "1949-03~", "1949", "mar"),
        ("1949-02-03/1949-02-05", "1949-02-03/1949-02-05", "1949", "feb"),
        ("[1949,1950]", "", "1949 or 1950", ""),
    ],
)
def test_a_partial_date_stays_partial(date: str, edtf: str, year: str, month: str) -> None:
    entry = read(date=date)
    assert (entry.get("date", ""), entry["year"], entry.get("month", "")) == (edtf, year, month)


def test_bodies_and_names_with_an_and_are_one_author() -> None:
    both = (named("Trade and Peace Office", person="Trade and Peace Office", kind="body"), named("Stalin"))
    assert read(names=both)["author"] == "{Trade and Peace Office} and Stalin"


def test_a_whole_list_is_one_file() -> None:
    text = "".join(FORMATS["bib"].whole([CABLE, cable(key="fbw73d3h")]))
    library = parse_string(text)
    assert [entry.key for entry in library.entries] == ["stalin-1949-v0wps0kc", "stalin-1949-fbw73d3h"]
