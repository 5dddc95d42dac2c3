"""One document as data."""

import datetime
import json
import re

import pytest
import rispy
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from archive.citations.formats import FORMATS
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.merging.merge import merge
from archive.people.models import Person
from tests.hands import letter, person, staff
from tests.web.formats import body, got, text
from tests.web.pages import opened

pytestmark = pytest.mark.django_db

ENDINGS = (*FORMATS, "json")


@pytest.fixture(scope="module")
def published(kept: None) -> int:
    stalin, title = person("Joseph Stalin", "Filippov"), "Cable, Filippov to Kovalev"
    return letter(title, ("Filippov", "author", stalin), ("Kovalev", "recipient"), date="1949-02").pk


@pytest.fixture
def cable(published: int) -> Document:
    return Document.objects.get(pk=published)


@pytest.fixture
def stalin(published: int) -> Person:
    return Person.objects.get(name="Joseph Stalin")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_published_document_is_had_in_every_format(cable: Document, ending: str) -> None:
    answer = got(f"/documents/{cable.public_id}.{ending}")
    assert "Cable, Filippov to Kovalev" in body(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Link"] == f'<http://testserver/documents/{cable.public_id}/>; rel="canonical"'


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_draft_and_what_never_was_answer_alike(ending: str) -> None:
    draft = letter("Draft", published=False)
    assert text(f"/documents/{draft.public_id}.{ending}", 404) == text(f"/documents/4c7k2x9q.{ending}", 404)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_withdrawn_says_why_and_nothing_of_what_it_said(cable: Document, ending: str) -> None:
    Document.objects.filter(pk=cable.pk).update(
        state=State.HELD, reason_shown="At the owner’s wish.", withheld_until=datetime.date(2030, 1, 1)
    )
    answer = text(f"/documents/{cable.public_id}.{ending}", 410)
    assert answer == "This document is no longer shown. It is withheld until 2030-01-01. At the owner’s wish.\n"


def test_nothing_is_written_at_the_addresses_of_data(cable: Document) -> None:
    address = f"/documents/{cable.public_id}.ris"
    assert {Client().generic(method, address).status_code for method in ("POST", "PUT", "DELETE", "TRACE")} == {405}
    head = Client().head(address)
    assert (head.status_code, head["Content-Type"]) == (200, "application/x-research-info-systems; charset=utf-8")


def test_an_unknown_format_is_not_found(cable: Document) -> None:
    got(f"/documents/{cable.public_id}.pdf", 404)
    got(f"/documents/{cable.public_id}.", 404)


def test_json_is_the_travelling_shape(cable: Document) -> None:
    shape = json.loads(text(f"/documents/{cable.public_id}.json"))
    assert (shape["id"], shape["state"], shape["date"]) == (cable.public_id, "published", "1949-02")
    assert [credit["name"] for credit in shape["credits"]] == ["Filippov", "Kovalev"]
    assert "note" not in shape


def test_ris_names_the_person_and_tells_the_name_as_written(cable: Document) -> None:
    (record,) = rispy.loads(text(f"/documents/{cable.public_id}.ris"))
    assert record["authors"] == ["Stalin, Joseph"]
    assert record["date"] == "1949/02//"
    assert "Written by Joseph Stalin as “Filippov”." in record["notes"]


def test_who_has_it_already_is_told_that_nothing_changed(cable: Document) -> None:
    address = f"/documents/{cable.public_id}.ris"
    for records in (Document.objects, Person.objects):
        records.update(changed=timezone.now() - datetime.timedelta(days=1))
    answer = got(address)
    got(address, 304, **{"If-None-Match": answer["ETag"]})
    got(address, 200, **{"If-Modified-Since": answer["Last-Modified"]})  # a date does not tell


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_merge_changes_what_is_cited_at_once(cable: Document, stalin: Person, ending: str) -> None:
    address = f"/documents/{cable.public_id}.{ending}"
    before = got(address)["ETag"]
    merge(person("Iosif Dzhugashvili"), [stalin], by=staff("names", "Name editors"), reason="One man.")
    answer = got(address, **{"If-None-Match": before})
    assert "zhugashvili" in body(answer)


def test_linked_data_leaves_out_names_that_only_drafts_write(cable: Document, stalin: Person) -> None:
    letter("Draft", ("Feng Xi", "author", stalin), published=False)
    names = json.loads(text(f"/documents/{cable.public_id}.jsonld"))["author"][0]["alternateName"]
    assert "Feng Xi" not in names
    assert "Filippov" in names


def test_a_record_asks_the_database_no_more_for_more_names(
    cable: Document, stalin: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = letter("List", *[(f"Delegate {number}", "participant") for number in range(40)])
    text(f"/documents/{many.public_id}.ris")  # what this process had not read of the archive yet
    for document in (cable, many):
        with django_assert_max_num_queries(8):
            text(f"/documents/{document.public_id}.ris")


def test_the_page_says_how_to_cite_and_speaks_to_programs(cable: Document) -> None:
    page = opened(f"/documents/{cable.public_id}/")
    assert "Filippov [Joseph Stalin], “Cable, Filippov to Kovalev,” February 1949, Sobriquet" in page
    assert '<meta name="citation_author" content="Stalin, Joseph">' in page
    assert f'href="/documents/{cable.public_id}.ris"' in page
    assert 'class="Z3988"' not in page  # it would say less than the elements above, and Zotero would read it alone
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert linked is not None
    assert json.loads(linked[1])["author"][0]["name"] == "Joseph Stalin"


def test_a_title_cannot_end_the_script_it_stands_in() -> None:
    cable = letter("Cable </script><script>alert(1)</script> & more")
    page = opened(f"/documents/{cable.public_id}/")
    assert "<script>alert" not in page
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert linked is not None
    assert json.loads(linked[1])["name"] == cable.title


def test_zotero_finds_every_record_of_a_page_in_whole(cable: Document) -> None:
    assert f'class="unapi-id" title="{cable.public_id}"' in opened("/documents/")
    assert 'name="ris"' in text("/unapi")
    assert f'id="{cable.public_id}"' in text(f"/unapi?id={cable.public_id}", 300)
    assert text(f"/unapi?id={cable.public_id}&format=ris") == text(f"/documents/{cable.public_id}.ris")
    text(f"/unapi?id={cable.public_id}&format=marc", 400)
    text("/unapi?id=nothing&format=ris", 404)


def test_a_citation_of_an_arabic_title_runs_from_left_to_right() -> None:
    cable = letter("برقية إلى وزير الخارجية 1949", ("محمد حسن", "author"))
    page = opened(f"/documents/{cable.public_id}/")
    note = re.search(r'<p id="cite-chicago-note" dir="ltr".*?</p>', page, re.DOTALL)
    assert note is not None
    kept = re.findall(r"<bdi>\u2068(.*?)\u2069</bdi>", note[0])
    assert kept == ["محمد حسن", cable.title]
