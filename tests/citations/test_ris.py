"""RIS, read back by a parser that is not ours."""

from typing import Any

import pytest
import rispy

from archive.citations.formats import FORMATS
from archive.citations.source import Held
from archive.citations.styles import ris
from archive.documents.vocabulary import Certainty, DateBasis
from tests.citations.cables import CABLE, FILIPPOV, cable, named


def read(**changes: Any) -> dict[str, Any]:
    """The cable, changed so, as another program reads it."""
    records = rispy.loads(ris.write(cable(**changes)))
    assert len(records) == 1
    return dict(records[0])


def test_a_cable_comes_back_whole() -> None:
    record = read(number="59976")
    assert record["type_of_reference"] == "PCOMM"
    assert record["title"] == CABLE.title
    assert record["authors"] == ["Stalin, Joseph"]
    assert record["secondary_authors"] == ["Mikoyan, Anastas"]
    assert record["keywords"] == ["Sino-Soviet relations", "Working class"]
    assert record["abstract"] == CABLE.summary
    assert record["language"] == "ru"
    assert record["name_of_database"] == "APRF"
    assert record["urls"] == ["https://archive.example.org/documents/v0wps0kc/"]
    assert "AV  - F. 39, Op. 1, D. 39" in ris.write(CABLE)
    assert record["notes"] == ["Written by Joseph Stalin as “Filippov”."]


@pytest.mark.parametrize(
    ("date", "year", "written"),
    [
        ("1949-02-03", "1949", "1949/02/03/"),
        ("1949-02", "1949", "1949/02//"),
        ("1949", "1949", "1949///"),
        ("1949-03~", "1949", "c. March 1949"),
        ("1949?", "1949", "1949?"),
        ("1949-21", "1949", "spring 1949"),
        ("1949-02-XX", "1949", "1949/02//"),
        ("1949-02-03/1949-02-05", "1949", "February 3–5, 1949"),
        ("195X", "", "1950–1959"),
        ("../1949-11-05", "", "before November 5, 1949"),
    ],
)
def test_a_partial_date_stays_partial(date: str, year: str, written: str) -> None:
    record = read(date=date)
    assert (record.get("year", ""), record["date"]) == (year, written)


def test_the_undated_has_no_date_at_all() -> None:
    assert not {"year", "date"} & read(date="XXXX").keys()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_no_line_end_of_any_kind_breaks_a_field(end: str) -> None:
    text = ris.write(cable(title=f"One{end}ER  - ", summary=f"Two{end}TY  - JOUR", topics=(f"a{end}b",)))
    assert len(rispy.loads(text)) == 1
    assert [line[:6] for line in text.split("\r\n")[:-1]] == [line[:6] for line in text.splitlines()]
    assert "KW  - a b\r\n" in text


def test_a_body_stays_in_one_piece() -> None:
    ministry = named("Ministry of Foreign Affairs, DPRK", person="Ministry of Foreign Affairs, DPRK", kind="body")
    assert read(names=(ministry,))["authors"] == ["Ministry of Foreign Affairs. DPRK"]


def test_the_type_follows_the_document_and_only_letters_have_recipients() -> None:
    assert read(type="Report")["type_of_reference"] == "RPRT"
    assert read(type="Memorandum of Conversation")["type_of_reference"] == "MANSCPT"
    assert read(type="Письмо")["type_of_reference"] == "PCOMM"
    assert read(type="")["type_of_reference"] == "PCOMM"
    assert "Addressed to Anastas Mikoyan." in read(type="Memorandum")["notes"]


def test_doubts_are_told_in_notes() -> None:
    doubtful = named("Filippov", person="Joseph Stalin", certainty=Certainty.PROBABLE, note="By his hand.")
    notes = read(names=(doubtful,), date="1949-02~", date_basis=DateBasis.INFERRED, date_note="From the postmark.")[
        "notes"
    ]
    assert notes == [
        "Written by Joseph Stalin as “Filippov” (probably; By his hand.).",
        "Dated c. February 1949 (1949-02~).",
        "The date is inferred. From the postmark.",
    ]


def test_everybody_else_who_is_named_stands_in_a_note() -> None:
    others = (
        named("Terebin", "via"),
        named("Mao", "mentioned", "Mao Zedong"),
        named("Zhou", "mentioned", "Zhou Enlai"),
    )
    notes = read(names=(FILIPPOV, *others))["notes"]
    assert notes[1:] == ["By way of Terebin.", "Mentions Mao Zedong; Zhou Enlai."]


def test_a_whole_list_is_one_file() -> None:
    text = "".join(FORMATS["ris"].whole([CABLE, cable(title="Another", holdings=(Held(),))]))
    assert [record["title"] for record in rispy.loads(text)] == [CABLE.title, "Another"]
    assert "".join(FORMATS["ris"].whole([])) == ""


def test_a_name_of_nobodys_is_mentioned_with_all_its_spellings() -> None:
    chou = named("Chou En-lai (Zhou Enlai)", "mentioned")
    doubted = named("Feng Xi", "mentioned", supplied="Stalin", certainty=Certainty.PROBABLE)
    (note,) = read(names=(chou, doubted))["notes"]
    assert note == "Mentions Chou En-lai (Zhou Enlai); Feng Xi [Stalin?] (probably)."
