"""Whatever stands in a record, every format stays one whole record that others can read."""

import json
from xml.etree import ElementTree

import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from archive.citations.descriptions import dublin_core, jsonld, plain, tei
from archive.citations.descriptions.coins import context_object
from archive.citations.descriptions.meta import meta_elements
from archive.citations.source import Held, Source, SourceText
from archive.citations.styles import PROSE, bibtex, csl, ris
from archive.text.cleaning import clean_line
from tests.citations.cables import cable, named

# Pieces that mean something to one format or another, among letters of any script.
SIGNS = st.sampled_from(
    [*"{}\\%@#&_$~^<>'[]?.,;”“\"\n\r\u2028\x00\x0b\ud800", " and ", "TY  - JOUR", "ER  - ", "@misc{a,", "]]>", "--"]
)
WORDS = st.lists(st.one_of(SIGNS, st.text(max_size=8)), min_size=1, max_size=8).map("".join)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A record in which anything may stand anywhere."""
    names = [
        named(
            form, draw(st.sampled_from(["author", "recipient", "via", "mentioned"])), draw(st.sampled_from(["", form]))
        )
        for form in draw(st.lists(WORDS, max_size=4))
    ]
    return cable(
        title=draw(WORDS) + " x",
        summary=draw(WORDS),
        names=tuple(names),
        holdings=(Held(draw(WORDS), draw(WORDS)),),
        topics=tuple(draw(st.lists(WORDS, max_size=3))),
        texts=(SourceText("original", "ru", draw(WORDS)),),
    )


@given(sources())
def test_ris_is_one_record_of_one_line_a_field(source: Source) -> None:
    written = ris.write(source)
    (record,) = rispy.loads(written)
    assert record["title"] == clean_line(source.title)
    assert len(written.splitlines()) == written.count("\r\n")


@given(sources())
def test_bibtex_is_one_entry_of_one_line_a_field(source: Source) -> None:
    written = bibtex.write(source)
    library = parse_string(written)
    assert (len(library.entries), len(library.failed_blocks)) == (1, 0)
    assert library.entries[0].fields_dict["url"].value == source.address
    assert all(line.startswith(("@", "  ", "}")) for line in written.splitlines())


@given(sources())
def test_xml_and_json_are_well_formed(source: Source) -> None:
    for written in (dublin_core.write(source), tei.write(source)):
        ElementTree.fromstring(written.encode())  # noqa: S314 - written by us a line above
    assert json.loads(csl.write(source))["title"]
    assert json.loads(jsonld.write(source))["name"]


@given(sources())
def test_prose_and_pages_take_anything(source: Source) -> None:
    assert all(str(style.write(source)) for style in PROSE.values())
    assert plain.write(source)
    assert context_object(source).isascii()
    assert list(meta_elements(source))
