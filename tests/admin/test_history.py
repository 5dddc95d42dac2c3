"""The history of a record in words, two versions side by side, and the way back."""

import pytest
from django.test import Client

from archive.documents.models import Document
from archive.editing.checking import faults
from archive.journal.history import revisions_of
from archive.journal.models import Run
from archive.topics.models import Topic
from tests.admin.forms import save, signed_in
from tests.hands import letter, person, written_names

pytestmark = pytest.mark.django_db

TITLE = "Telegram 709, Filippov to Krasovsky"


@pytest.fixture
def telegram() -> Document:
    return letter(
        TITLE, ("Filippov", "author"), ("Krasovsky", "recipient"), date="9 January 1949", summary="A.", published=False
    )


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


def change(document: Document) -> str:
    return f"/admin/archive/document/{document.pk}/change/"


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_the_history_says_in_words_what_was_changed(telegram: Document, curator: Client) -> None:
    save(curator, change(telegram), {"credits-1-role": "via", "date": "February 1949", "type": "Telegram"})
    page = words(curator, f"/admin/archive/document/{telegram.pk}/history/")
    assert "Krasovsky" in page
    assert '<del>recipient</del> <span aria-hidden="true">→</span> <ins>via</ins>' in page
    assert "<del>January 9, 1949</del>" in page
    assert "Telegram</a>" in page
    assert "curator" in page


def test_a_credit_that_was_added_and_one_taken_away_are_named(telegram: Document, curator: Client) -> None:
    typed = {"credits-2-name": "Kovalev", "credits-2-role": "mentioned", "credits-0-DELETE": "on"}
    save(curator, change(telegram), typed)
    page = words(curator, f"/admin/archive/document/{telegram.pk}/history/")
    assert "Kovalev, mentioned" in page
    assert "Filippov, author" in page


def test_two_versions_stand_side_by_side(telegram: Document, curator: Client) -> None:
    save(curator, change(telegram), {"summary": "B."})
    save(curator, change(telegram), {"summary": "C.", "number": "709"})
    first, *_, last = list(revisions_of("document", telegram.pk))[::-1]
    page = words(curator, f"/admin/archive/document/{telegram.pk}/compare/?from={first.pk}&to={last.pk}")
    assert "<del>A.</del>" in page
    assert "<ins>C.</ins>" in page
    assert "B." not in page


def test_one_field_returns_and_the_others_stay(telegram: Document, curator: Client) -> None:
    before = revisions_of("document", telegram.pk)[0]
    save(curator, change(telegram), {"summary": "B.", "number": "709", "credits-0-DELETE": "on"})
    address = f"/admin/archive/document/{telegram.pk}/return/"
    assert "Filippov" in words(curator, f"{address}?revision={before.pk}&field=credits")
    sent = {"revision": before.pk, "field": "credits", "reason": "He wrote it after all"}
    assert curator.post(address, sent).status_code == 302
    kept = Document.objects.get()
    assert (kept.summary, kept.number, written_names(kept)) == ("B.", "709", ["Filippov", "Krasovsky"])
    assert Run.objects.latest("pk").reason == "He wrote it after all"
    assert not list(faults())


def test_a_whole_version_returns_as_the_newest(telegram: Document, curator: Client) -> None:
    before = revisions_of("document", telegram.pk)[0]
    save(curator, change(telegram), {"summary": "B.", "date": "1950", "credits-0-DELETE": "on"})
    address = f"/admin/archive/document/{telegram.pk}/return/"
    assert curator.post(address, {"revision": before.pk, "reason": "Mistaken"}).status_code == 302
    assert revisions_of("document", telegram.pk)[0].value == before.value
    again = curator.post(address, {"revision": before.pk, "reason": "Once more"})
    assert again.status_code == 409
    assert "says this already" in again.content.decode()


def test_a_return_of_a_published_record_waits_for_a_reviewer(telegram: Document, curator: Client) -> None:
    before = revisions_of("document", telegram.pk)[0]
    reviewer = signed_in("reviewer", "Reviewers")
    save(curator, change(telegram), {"summary": "B."})
    save(reviewer, change(telegram), {}, button="_publish")
    address = f"/admin/archive/document/{telegram.pk}/return/"
    curator.post(address, {"revision": before.pk, "field": "summary", "reason": "Mistaken"})
    assert Document.objects.get().summary == "B."
    save(reviewer, change(telegram), {}, button="_publish")
    assert Document.objects.get().summary == "A."


def test_a_return_needs_the_right_to_change_the_record(telegram: Document) -> None:
    names = signed_in("names", "Name editors")
    revision = revisions_of("document", telegram.pk)[0].pk
    assert names.get(f"/admin/archive/document/{telegram.pk}/return/?revision={revision}").status_code == 403
    assert names.get(f"/admin/archive/document/{telegram.pk}/history/").status_code == 200
    assert signed_in("nobody").get(f"/admin/archive/document/{telegram.pk}/history/").status_code == 403


def test_people_and_topics_have_their_histories_too() -> None:
    stalin = person("Joseph Stalin")
    names = signed_in("names", "Name editors")
    save(names, f"/admin/archive/person/{stalin.pk}/change/", {"description": "Soviet leader"})
    first = list(revisions_of("person", stalin.pk))[-1]
    assert "Soviet leader" in words(names, f"/admin/archive/person/{stalin.pk}/history/")
    sent = {"revision": first.pk, "field": "description", "reason": "Too short"}
    assert names.post(f"/admin/archive/person/{stalin.pk}/return/", sent).status_code == 302
    assert revisions_of("person", stalin.pk)[0].value == first.value
    curator = signed_in("curator", "Curators")
    save(curator, "/admin/archive/topic/add/", {"name": "Berlin blockade"})
    topic = Topic.objects.get()
    save(curator, f"/admin/archive/topic/{topic.pk}/change/", {"synonyms-0-form": "Airlift"})
    assert "Airlift" in words(curator, f"/admin/archive/topic/{topic.pk}/history/")


def test_the_journal_names_the_records(telegram: Document, curator: Client) -> None:
    save(curator, change(telegram), {"summary": "B.", "credits-2-name": "Kovalev", "credits-2-role": "mentioned"})
    assert str(Run.objects.latest("pk")) == TITLE
    page = words(curator, "/admin/archive/run/")
    assert TITLE in page
    assert "×" not in page.split("result_list")[1].split("</table>")[0]


def test_runs_speak_the_readers_language(telegram: Document) -> None:
    reviewer = signed_in("reviewer", "Reviewers")
    save(reviewer, change(telegram), {}, button="_publish")
    assert str(Run.objects.latest("pk")) == f"Published: {TITLE}"


def test_a_record_the_journal_does_not_know_has_an_empty_history(curator: Client) -> None:
    unknown = Document.objects.create(title="Poured in past the journal")
    assert "knows nothing" in words(curator, f"/admin/archive/document/{unknown.pk}/history/")
    assert curator.get(f"/admin/archive/document/{unknown.pk}/compare/").status_code == 404


def test_what_a_version_names_and_was_undone_since_comes_back_with_it(telegram: Document, curator: Client) -> None:
    save(curator, change(telegram), {"topics": "Aid to Xinjiang", "places": "Urumchi", "credits-2-name": "Fan Zhi",
         "credits-2-role": "mentioned"})  # fmt: skip
    version = revisions_of("document", telegram.pk)[0].pk
    undone = curator.post(f"/admin/archive/run/{Run.objects.latest('pk').pk}/undo/", {"reason": "A slip."})
    assert (undone.status_code, Topic.objects.count()) == (302, 0)
    back = f"/admin/archive/document/{telegram.pk}/return/"
    assert curator.post(back, {"revision": version, "reason": "It was none."}).status_code == 302
    telegram.refresh_from_db()
    assert [topic.name for topic in telegram.topics.all()] == ["Aid to Xinjiang"]
    assert [row.place.name for row in telegram.document_places.all()] == ["Urumchi"]
    assert "Fan Zhi" in written_names(telegram)
    assert list(faults()) == []


def test_an_undo_that_would_name_what_is_gone_says_so(telegram: Document, curator: Client) -> None:
    def latest() -> str:
        return f"/admin/archive/run/{Run.objects.latest('pk').pk}/undo/"

    save(curator, change(telegram), {"topics": "Aid to Xinjiang"})
    made = latest()
    other = letter("Cable", published=False)
    save(curator, change(other), {"topics": "Aid to Xinjiang"})
    save(curator, change(other), {"topics": ""})
    removed = latest()
    assert curator.post(made, {"reason": "A slip."}).status_code == 302
    assert not Topic.objects.exists()
    page = curator.post(removed, {"reason": "It belongs there."}, follow=True)
    assert "stays" in page.text
    assert not other.topics.exists()
