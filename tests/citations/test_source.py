"""A document becomes a source: what it points to is followed, and what is not public is left out."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from archive.citations.further_names import further_names, known_names
from archive.citations.loading import sources
from archive.citations.publisher import Publisher, publisher_at
from archive.citations.source import Source, source_in_brief, source_of
from archive.documents.full import full_records
from archive.documents.models import Document
from archive.documents.vocabulary import Role
from archive.merging.merge import merge
from archive.people.models import Person
from tests.citations.cables import ARCHIVE
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db


def source(document: Document) -> Source:
    """The document as it stands now."""
    return source_of(full_records([document.pk])[document.pk], ARCHIVE)


def test_a_name_stands_under_the_identity_behind_it() -> None:
    stalin, koba = person("Joseph Stalin"), person("Koba")
    cable = letter("Cable", ("Koba", "author", koba))
    merge(stalin, [koba], by=staff("names", "Name editors"), reason="One man.")
    (author,) = source(cable).authors
    assert (author.written, author.person, author.slug) == ("Koba", "Joseph Stalin", "joseph-stalin")


def test_who_signed_is_the_writer_where_nobody_else_is_named() -> None:
    signed = source(letter("Order", ("Zhukov", "signatory"), ("Stalin", "on_behalf_of")))
    assert [name.written for name in signed.authors] == ["Zhukov"]
    both = source(letter("Note", ("Zhukov", "signatory"), ("Molotov", "author")))
    assert [name.written for name in both.authors] == ["Molotov"]
    assert [name.written for name in both.named(Role.SIGNATORY)] == ["Zhukov"]


def test_a_source_changes_with_whoever_stands_in_it() -> None:
    stalin = person("Joseph Stalin")
    cable = letter("Cable", ("Stalin", "author", stalin))
    later = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    Person.objects.filter(pk=stalin.pk).update(changed=later)
    assert source(cable).changed == later


def test_sources_come_in_the_order_asked_for_and_drafts_not_at_all() -> None:
    one, two = letter("One"), letter("Two")
    draft = letter("Draft", published=False)
    found = sources([two.pk, draft.pk, one.pk, 10**9], ARCHIVE)
    assert [each.title for each in found] == ["Two", "One"]


def test_many_sources_take_no_more_questions_than_few(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    pks = [letter(f"Cable {n}", ("Filippov", "author", stalin), ("Mao", "recipient")).pk for n in range(12)]
    with django_assert_max_num_queries(1):
        assert len(list(sources(pks, ARCHIVE))) == 12


def test_a_row_knows_what_a_list_has_loaded_and_asks_for_nothing(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    cable = letter("Cable", ("Filippov", "author"), date="1949-02")
    (document,) = Document.objects.for_list([cable.pk])
    with django_assert_max_num_queries(0):
        brief = source_in_brief(document, ARCHIVE)
    assert (brief.title, str(brief.date)) == ("Cable", "February 1949")


def test_further_names_are_those_readers_may_know() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    cable = letter("Cable", ("Filippov", "author", stalin))
    letter("Draft", ("Feng Xi", "author", stalin), published=False)
    names = further_names(known_names(full_records([cable.pk])[cable.pk]))
    assert set(names[stalin.pk]) == {"Joseph Stalin", "Filippov"}


def test_addresses_begin_with_the_public_one_where_it_is_set(settings: Settings) -> None:
    assert publisher_at("http://127.0.0.1:8000").document("v0wps0kc") == "http://127.0.0.1:8000/documents/v0wps0kc/"
    settings.BASE_URL = "https://archive.example.org"
    assert publisher_at("http://127.0.0.1:8000") == Publisher("Sobriquet", "https://archive.example.org")
