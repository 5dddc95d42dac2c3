"""Whole records in the standards of libraries, archives and editions."""

import json
from urllib.parse import parse_qs
from xml.etree import ElementTree

from archive.citations.descriptions import atom, dublin_core, jsonld, plain, tei
from archive.citations.descriptions.coins import context_object
from archive.citations.descriptions.meta import meta_elements
from archive.citations.source import SourceText
from archive.documents.vocabulary import Certainty
from tests.citations.cables import ARCHIVE, CABLE, FILIPPOV, MIKOYAN, cable, named

DC = "{http://purl.org/dc/elements/1.1/}"
TEI = "{http://www.tei-c.org/ns/1.0}"
STALIN = "https://archive.example.org/people/joseph-stalin/"


def test_dublin_core_has_every_value_in_an_element_of_its_own() -> None:
    root = ElementTree.fromstring(dublin_core.write(CABLE))  # noqa: S314 - written by us a line above
    found = [(element.tag.removeprefix(DC), element.text) for element in root]
    assert ("creator", "Stalin, Joseph") in found
    assert ("contributor", "Mikoyan, Anastas") in found
    assert ("date", "1949-02-03") in found
    assert ("source", "APRF, F. 39, Op. 1, D. 39") in found
    assert ("identifier", CABLE.address) in found


def test_linked_data_knows_the_person_by_all_names() -> None:
    filippov = named("Filippov", person="Joseph Stalin", others=("Koba", "Сталин"))
    thing = json.loads(jsonld.write(cable(names=(filippov, MIKOYAN))))
    assert thing["@type"] == ["ArchiveComponent", "Message"]
    assert thing["author"][0]["@id"] == STALIN
    assert thing["author"][0]["alternateName"] == ["Koba", "Сталин", "Filippov"]
    assert thing["recipient"][0]["name"] == "Anastas Mikoyan"
    assert thing["holdingArchive"]["name"] == "APRF"


def test_linked_data_says_how_sure_a_role_is() -> None:
    doubtful = named("Stalin", person="Joseph Stalin", certainty=Certainty.DISPUTED, note="Volkogonov doubts it.")
    role = jsonld.thing(cable(names=(doubtful,)))["author"][0]
    assert (role["@type"], role["roleName"]) == ("Role", "author (disputed)")
    assert role["author"]["name"] == "Joseph Stalin"
    assert role["description"] == "Volkogonov doubts it."


def test_tei_marks_the_names_in_the_text_and_says_whose_they_are() -> None:
    text = SourceText("translation", "en", "To Mikoyan.\n\nFilippov & Filippova met <Filippov>.", "Translated by N.")
    root = ElementTree.fromstring(tei.write(cable(texts=(text,))))  # noqa: S314 - written by us a line above
    paragraphs = root.findall(f".//{TEI}body/{TEI}div/{TEI}p")
    assert ["".join(paragraph.itertext()) for paragraph in paragraphs] == [
        "To Mikoyan.",
        "Filippov & Filippova met <Filippov>.",
        "Translated by N.",
    ]
    marked = paragraphs[1].findall(f"{TEI}persName")
    assert [(name.text, name.get("ref")) for name in marked] == [("Filippov", STALIN)] * 2


def test_tei_leaves_a_name_unmarked_that_two_people_bear_in_one_document() -> None:
    bearers = (named("Matveyev", person="Matvei Zakharov"), named("Matveyev", "recipient", "Vladimir Razuvayev"))
    written = tei.write(cable(names=bearers, texts=(SourceText("original", "ru", "Matveyev reports."),)))
    assert "<p>Matveyev reports.</p>" in written


def test_tei_keeps_partial_dates_and_who_wrote_to_whom() -> None:
    root = ElementTree.fromstring(tei.write(cable("1949-02")))  # noqa: S314 - written by us a line above
    date = root.find(f".//{TEI}correspAction[@type='sent']/{TEI}date")
    assert date is not None
    assert (date.get("when"), date.text) == ("1949-02", "February 1949")
    received = root.find(f".//{TEI}correspAction[@type='received']/{TEI}persName")
    assert received is not None
    assert received.text == "Anastas Mikoyan"


def test_plain_text_is_read_from_top_to_bottom() -> None:
    text = plain.write(cable(texts=(SourceText("original", "ru", "Тов. Андрееву."),)))
    assert text.startswith(
        "Cable, Filippov [Stalin] to Anastas Mikoyan\nFebruary 3, 1949\nAuthor: Filippov [Joseph Stalin]\n"
    )
    assert "Original, ru\n------------\n\nТов. Андрееву." in text
    assert text.endswith("Sobriquet demo archive, https://archive.example.org/documents/v0wps0kc/.\n")


def test_coins_hold_the_record_for_programs_that_collect_references() -> None:
    body = named("TASS", person="TASS", kind="body")
    held = parse_qs(context_object(cable("1949-02", names=(FILIPPOV, body))))
    assert held["rft.creator"] == ["Stalin, Joseph"]
    assert held["rft.aucorp"] == ["TASS"]
    assert held["rft.date"] == ["1949-02"]
    assert held["rft.type"] == ["letter"]
    assert held["rft_id"] == [CABLE.address]


def test_pages_say_title_writer_and_date_to_search_engines() -> None:
    said = list(meta_elements(cable(title="Two\nlines")))
    assert ("citation_title", "Two lines") in said
    assert ("citation_author", "Stalin, Joseph") in said
    assert ("citation_date", "1949-02-03") in said
    assert ("DC.type", "letter") in said
    assert all("\n" not in content for _, content in said)


def test_a_feed_is_dated_by_its_latest_entry() -> None:
    feed = atom.Feed("Sobriquet demo archive", "https://archive.example.org/documents/", ARCHIVE)
    root = ElementTree.fromstring(atom.write(feed, [CABLE]))  # noqa: S314 - written by us a line above
    namespace = f"{{{atom.NAMESPACE}}}"
    assert root.findtext(f"{namespace}updated") == "2026-11-23T00:00:00Z"
    entry = root.find(f"{namespace}entry")
    assert entry is not None
    assert entry.findtext(f"{namespace}author/{namespace}name") == "Filippov [Joseph Stalin]"
    assert ElementTree.fromstring(atom.write(feed, [])).find(f"{namespace}entry") is None  # noqa: S314 - the same


def test_a_name_nobody_has_identified_is_no_organisation() -> None:
    names = (named("Jawaharlal Nehru"), named("Foy D. Kohler", "mentioned"), named("N. N.", "mentioned"))
    thing = jsonld.thing(cable(names=names))
    assert thing["author"] == [{"@type": "Thing", "name": "Jawaharlal Nehru"}]
    assert {one["@type"] for one in thing["mentions"]} == {"Thing"}
    written = tei.write(cable(names=names))
    assert "<author><name>Jawaharlal Nehru</name></author>" in written
    assert "orgName" not in written
    assert '<person role="mentioned"><name>Foy D. Kohler</name></person>' in written


def test_only_what_is_known_to_be_one_is_a_person_or_a_body() -> None:
    nehru = named("Nehru", person="Jawaharlal Nehru")
    ministry = named("MID", "mentioned", "Ministry of Foreign Affairs", kind="body")
    thing = jsonld.thing(cable(names=(nehru, ministry)))
    assert (thing["author"][0]["@type"], thing["author"][0]["familyName"]) == ("Person", "Nehru")
    assert thing["mentions"][0]["@type"] == "Organization"
    written = tei.write(cable(names=(nehru, ministry)))
    assert ">Nehru</persName>" in written
    assert '<listOrg><org role="mentioned"><orgName' in written
