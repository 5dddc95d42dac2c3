"""Types, repositories and collections that are one are merged, words are renamed everywhere, and both are taken back."""

import pytest
from django.test import Client

from archive.documents.models import Collection, Document, DocumentType, Relation, Repository
from archive.editing import pending
from archive.editing.checking import faults
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/document/"


@pytest.fixture
def reviewer() -> Client:
    return signed_in("reviewer", "Reviewers", "Curators")


def filed(client: Client, title: str, **typed: str) -> Document:
    document = letter(title)
    rows = {name.replace("__", "-"): value for name, value in typed.items()}
    answer = save(client, f"{LIST}{document.pk}/change/", rows)
    assert answer.status_code == 302, answer.context["errors"]
    return document


def merge(client: Client, kind: str, survivor: int, absorbed: int) -> Run:
    sent = {"survivor": survivor, "absorbed": absorbed, "reason": "One of two spellings"}
    answer = client.post(f"/admin/archive/{kind}/merge/", sent)
    assert answer.status_code == 302
    return Run.objects.latest("pk")


def undo(client: Client, run: Run) -> None:
    assert client.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "They are two"}).status_code == 302


def test_two_types_become_one_and_two_again(reviewer: Client) -> None:
    cable = filed(reviewer, "Telegram 709", type="Cable")
    wire = filed(reviewer, "Telegram 710", type="Telegramm")
    stays, goes = DocumentType.objects.get(name="Cable"), DocumentType.objects.get(name="Telegramm")
    assert (
        "Telegramm"
        in reviewer.get(f"/admin/archive/documenttype/merge/?survivor={stays.pk}&absorbed={goes.pk}").content.decode()
    )
    run = merge(reviewer, "type", stays.pk, goes.pk)
    page = Client().get("/documents/?type=cable").content.decode()
    assert cable.title in page
    assert wire.title in page
    assert not DocumentType.objects.filter(name="Telegramm").exists()
    assert Client().get("/documents/?type=telegramm").headers["Location"] == "/documents/?type=cable"
    assert not list(faults())
    undo(signed_in("names", "Name editors"), run)
    page = Client().get("/documents/?type=cable").content.decode()
    assert wire.title not in page
    assert Client().get("/documents/?type=telegramm").status_code == 200
    assert not list(faults())


def test_a_merge_of_repositories_keeps_every_shelfmark(reviewer: Client) -> None:
    wire = filed(reviewer, "Telegram 710", **{"holdings-0-repository": "APRF", "holdings-0-reference": "f. 3, op. 65"})
    filed(
        reviewer,
        "Telegram 709",
        **{"holdings-0-repository": "Archive of the President", "holdings-0-reference": "f. 3"},
    )
    goes = Repository.objects.get(name="APRF")
    stays = Repository.objects.get(name="Archive of the President")
    merge(reviewer, "repository", stays.pk, goes.pk)
    page = Client().get(f"/repositories/{stays.slug}/").content.decode()
    assert wire.title in page
    assert "f. 3, op. 65" in Client().get(wire.get_absolute_url()).content.decode()
    assert Client().get(f"/repositories/{goes.slug}/").headers["Location"] == f"/repositories/{stays.slug}/"
    assert not list(faults())


def test_a_document_in_both_collections_stands_once_in_the_one_that_stays(reviewer: Client) -> None:
    both = filed(reviewer, "Telegram 709", collections="Korean War\nThe Korean War")
    stays, goes = Collection.objects.get(name="Korean War"), Collection.objects.get(name="The Korean War")
    run = merge(reviewer, "collection", stays.pk, goes.pk)
    assert [row.collection_id for row in both.memberships.all()] == [stays.pk]
    undo(signed_in("names", "Name editors"), run)
    assert {row.collection_id for row in both.memberships.all()} == {stays.pk, goes.pk}
    assert not list(faults())


def test_a_change_that_waits_can_be_published_after_what_it_named_was_merged(reviewer: Client) -> None:
    filed(reviewer, "Telegram 709", type="Cable")
    wire = letter("Telegram 710")
    filed(reviewer, "Telegram 711", type="Telegramm")
    save(signed_in("curator", "Curators"), f"{LIST}{wire.pk}/change/", {"type": "Telegramm", "summary": "After."})
    merge(
        reviewer, "documenttype",
        DocumentType.objects.get(name="Cable").pk, DocumentType.objects.get(name="Telegramm").pk,
    )  # fmt: skip
    waits = pending.waiting(wire.pk)
    assert waits
    pending.publish(waits, by=staff("reviewer", "Reviewers"))
    fresh = Document.objects.get(pk=wire.pk)
    assert (str(fresh.type), fresh.summary) == ("Cable", "After.")


def test_who_may_not_publish_merges_nothing() -> None:
    curator = signed_in("curator", "Curators")
    cable = DocumentType.objects.create(name="Cable", slug="cable")
    wire = DocumentType.objects.create(name="Telegramm", slug="telegramm")
    sent = {"survivor": cable.pk, "absorbed": wire.pk, "reason": "Why not"}
    assert curator.post("/admin/archive/documenttype/merge/", sent).status_code == 403
    assert curator.post(f"{LIST}words/?of=place", {"word": "a", "wanted": "b"}).status_code == 403


def test_a_role_of_places_is_spelt_otherwise_everywhere_and_back(reviewer: Client) -> None:
    cable = filed(reviewer, "Telegram 709", places="Moscow · sent form")
    other = filed(reviewer, "Telegram 710", places="Moscow · sent form\nMoscow · sent from")
    assert "sent form" in reviewer.get(f"{LIST}words/?of=place").content.decode()
    sent = {"word": "sent form", "wanted": "sent from", "reason": "A slip"}
    assert reviewer.post(f"{LIST}words/?of=place", sent).status_code == 302
    assert [place.role for place in cable.document_places.all()] == ["sent from"]
    assert [place.role for place in other.document_places.all()] == ["sent from"]
    undo(signed_in("names", "Name editors"), Run.objects.latest("pk"))
    assert [place.role for place in cable.document_places.all()] == ["sent form"]
    assert other.document_places.count() == 2
    assert reviewer.post(f"{LIST}words/?of=place", {**sent, "word": "sent fromm"}).status_code == 409


def test_a_kind_of_relation_becomes_one_with_another(reviewer: Client) -> None:
    first, second = letter("Draft"), letter("Letter")
    Relation.objects.create(document=first, other=second, kind="Draft of")
    sent = {"word": "Draft of", "wanted": "draft of"}
    assert reviewer.post(f"{LIST}words/?of=relation", sent).status_code == 302
    assert Relation.objects.get().kind == "draft of"
