"""The desk of the demo has something in every queue, and readers see nothing of it."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.http.response import HttpResponseBase
from django.test import Client

from archive.documents.models import Document, Suggestion
from archive.documents.vocabulary import State
from archive.editing import checking
from archive.editing.mending import MENDING
from archive.editing.models import ColleagueNote, Errand, PendingVersion
from archive.interchange.demonstration import DEMO_REASON, DEMO_SOURCE, lay_fixtures
from archive.journal.history import system_account
from archive.merging.models import MergeRequest

pytestmark = pytest.mark.django_db

LISTS = (
    "/", "/documents/", "/documents/?q=Kovalev", "/documents/?q=Pak", "/people/", "/topics/", "/places/",
    "/collections/", "/timeline/", "/documents/facets/person/", "/suggest/?q=Pak", "/feeds/new.atom",
    "/feeds/changed.atom", "/opensearch.xml", "/documents.csv", "/documents.json", "/documents.ris",
    "/documents.bib", "/documents.csl.json", "/documents.atom", "/people.csv", "/sitemap.xml",
    "/api/v1/documents/", "/api/v1/people/", "/api/v1/aliases/?q=Pak", "/api/v1/facets/", "/api/v1/topics/",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/people/pak-il-u/", "/people/pak-il-woo/", "/people/ivan-kovalev/",
)  # fmt: skip


def test_what_readers_get_is_the_same_to_the_byte_with_the_desks_work_and_without_it() -> None:
    lay_fixtures(settings.ROOT / "fixtures/demo", source=DEMO_SOURCE, reason=DEMO_REASON, by=system_account())
    before = dict(public_answers())
    demo()
    assert Document.objects.count() > 30
    cache.clear()
    after = dict(public_answers())
    assert [address for address in before if before[address] != after[address]] == []


@pytest.fixture(scope="module")
def laid(kept: None) -> None:
    demo()


@pytest.mark.usefixtures("laid")
def test_every_queue_of_the_desk_has_something() -> None:
    states = set(Document.objects.values_list("state", flat=True))
    assert states == set(State)
    assert {"true", "false"} == {str(one.is_offered).lower() for one in PendingVersion.objects.all()}
    assert Errand.objects.exclude(sentence="").get().document.state == State.DRAFT
    assert Errand.objects.exclude(attention="").exists()
    assert Errand.objects.exclude(assignee=None).exists()
    assert Suggestion.objects.filter(state=Suggestion.State.NEW).count() == 3
    assert MergeRequest.objects.filter(state=MergeRequest.State.OPEN).count() == 1
    assert set(ColleagueNote.objects.filter(done_at=None).values_list("to__username", flat=True)) == {
        "curator", "names", "reviewer",
    }  # fmt: skip


@pytest.mark.usefixtures("laid")
def test_there_is_something_to_mend_of_nearly_every_kind() -> None:
    empty = {name for name, _label in MENDING.labels if not Document.objects.filter(MENDING.question(name)).exists()}
    assert empty == {"files"}


@pytest.mark.usefixtures("laid")
@pytest.mark.parametrize("name", ["curator", "curator2", "reviewer", "names", "admin"])
def test_everybody_finds_work_of_their_own_on_the_first_page_of_the_desk(name: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username=name))
    told = client.get("/admin/").content.decode()
    assert WORK[name] in told


@pytest.mark.usefixtures("laid")
def test_who_opens_a_record_that_was_sent_back_reads_what_is_to_be_done() -> None:
    client = Client()
    client.force_login(User.objects.get(username="curator"))
    told = client.get(f"/admin/archive/document/{Errand.objects.exclude(sentence='').get().document_id}/change/")
    assert "Who wrote the note down?" in told.content.decode()


@pytest.mark.usefixtures("laid")
def test_the_journal_of_the_demo_holds() -> None:
    assert not list(checking.faults())


def demo() -> None:
    call_command("demo", "--no-run")


def public_answers() -> Iterator[tuple[str, tuple[int, bytes]]]:
    """What readers get at every kind of address."""
    client = Client()
    records = Document.objects.filter(source=DEMO_SOURCE).values_list("public_id", flat=True)
    for address in (*LISTS, *(f"/documents/{one}{end}" for one in records for end in ("/", ".jsonld", ".txt"))):
        answer = client.get(address)
        yield address, (answer.status_code, body(answer))


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


WORK = {
    "curator": "Who wrote the note down?",
    "curator2": "Sheet found between two folders",
    "reviewer": "Records in review",
    "names": "Requests to merge",
    "admin": "Readers’ suggestions",
}
