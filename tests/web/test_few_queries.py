"""The pages that crawlers walk ask the database a few questions, however much stands on them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.documents.models import Document
from archive.people.models import Person
from archive.search import engine
from archive.topics.models import Topic
from tests.hands import letter, person
from tests.web.formats import text

pytestmark = pytest.mark.django_db

PAGES = [
    "/", "/people/", "/people/?letter=S", "/topics/", "/places/", "/collections/", "/timeline/",
    "/documents/", "/documents/?page=2", "/suggest/?q=fil", "/api/v1/documents/", "/sitemap.xml",
    "/feeds/new.atom", "/feeds/changed.atom",
]  # fmt: skip
OF_A_RECORD = ["/", ".json", ".ris", ".bib", ".csl.json", ".tei.xml", ".jsonld"]


def correspondence(letters: int) -> Document:
    """So many cables of Stalin's to Mao, and the last of them."""
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    cables = [
        letter(f"Cable {n}", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date=f"19{40 + n}")
        for n in range(letters)
    ]
    engine.refresh([cable.pk for cable in cables])
    return cables[-1]


@pytest.mark.parametrize("letters", [1, 12])
def test_a_person_is_eight_questions(letters: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    correspondence(letters)
    stalin = Person.objects.get(slug="joseph-stalin")
    text(f"/people/{stalin.slug}/")
    with django_assert_max_num_queries(8):
        assert "Filippov" in text(f"/people/{stalin.slug}/")


@pytest.mark.parametrize("narrower", [0, 5])
def test_a_topic_is_eight_questions_however_many_are_under_it(
    narrower: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    loans = Topic.objects.create(slug="loans", name="Loans")
    under = [Topic.objects.create(slug=f"loan-{n}", name=f"Loan {n}", broader=loans) for n in range(narrower)]
    cable = correspondence(1)
    cable.topics.add(loans, *under)
    engine.refresh_headings("topic", [topic.pk for topic in (loans, *under)])
    engine.refresh([cable.pk])
    text("/topics/loans/")
    with django_assert_max_num_queries(8):
        assert ("Loan 4" in text("/topics/loans/")) is (narrower == 5)


@pytest.fixture(scope="module")
def cable(kept: None) -> Document:
    return correspondence(12)


@pytest.mark.usefixtures("cable")
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_more_than_eight_questions(
    address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    text("/documents/")  # what a process learns once
    with django_assert_max_num_queries(8):
        text(address)


@pytest.mark.parametrize("ending", OF_A_RECORD)
def test_a_record_is_eight_questions_in_each_format(
    ending: str, cable: Document, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    text("/documents/")
    with django_assert_max_num_queries(8):
        text(f"/documents/{cable.public_id}{ending}")
