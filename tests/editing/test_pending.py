"""An edit of a published record by somebody who may not publish waits beside what readers see."""

from typing import Any

import pytest
from django.test import Client

from archive.documents.models import Credit, Document
from archive.editing import pending
from archive.editing.checking import faults
from archive.journal.models import Revision, Run
from archive.journal.runs import open_run
from archive.merging.identify import identify
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, person, staff, unidentified, written_names

pytestmark = pytest.mark.django_db

TITLE = "Telegram 709, Filippov to Krasovsky"


@pytest.fixture
def telegram() -> Document:
    return letter(TITLE, ("Filippov", "author"), ("Krasovsky", "recipient"), date="9 January 1949", summary="Before.")


def change(document: Document) -> str:
    return f"/admin/archive/document/{document.pk}/change/"


def public_page(document: Document) -> tuple[bytes, str]:
    answer = Client().get(document.get_absolute_url())
    return answer.content, answer.headers["ETag"]


def test_a_curators_edit_of_a_published_record_changes_nothing_readers_see(telegram: Document) -> None:
    before, runs = public_page(telegram), Run.objects.count()
    typed = {"summary": "After.", "credits-1-role": "via", "credits-2-name": "Kovalev", "credits-2-role": "mentioned"}
    assert save(signed_in("curator", "Curators"), change(telegram), typed).status_code == 302
    assert public_page(telegram) == before
    assert Document.objects.get().summary == "Before."
    assert written_names(telegram) == ["Filippov", "Krasovsky"]
    assert pending.waiting(telegram.pk)
    assert not Revision.objects.filter(kind="document", run__pk__gt=runs).exclude(run__by__username="founder").exists()
    assert not list(faults())


def test_a_spelling_that_a_waiting_change_brings_is_not_a_name_that_readers_know(telegram: Document) -> None:
    stalin = person("Joseph Stalin", "Filipov")
    letter("Cable", ("Filipov", "author"), date="1949")
    pages = (
        "/people/joseph-stalin/",
        "/api/v1/people/joseph-stalin/",
        "/people/",
        "/api/v1/aliases/",
        "/names/FILIPOV/",
    )
    before = {address: Client().get(address).content for address in pages}
    typed = {"credits-2-name": "FILIPOV", "credits-2-role": "mentioned"}
    assert save(signed_in("curator", "Curators"), change(telegram), typed).status_code == 302
    assert {address: Client().get(address).content for address in pages} == before
    waits = pending.waiting(telegram.pk)
    assert waits
    pending.publish(waits, by=staff("reviewer"))
    assert "FILIPOV" in Client().get("/people/joseph-stalin/").text
    assert stalin.aliases.get(form="FILIPOV").pending is False


def test_another_curator_goes_on_where_the_first_stopped(telegram: Document) -> None:
    save(signed_in("curator", "Curators"), change(telegram), {"summary": "After."})
    other = signed_in("curator2", "Curators")
    assert shown(other, change(telegram))["summary"] == "After."
    assert Document.objects.get().summary == "Before."
    save(other, change(telegram), {"number": "709"})
    waits = pending.waiting(telegram.pk)
    assert waits
    assert (waits.number, len(waits.editors)) == (2, 2)
    assert (waits.value["fields"]["summary"], waits.value["fields"]["number"]) == ("After.", "709")


def test_a_form_opened_before_the_waiting_change_was_saved_is_refused(telegram: Document) -> None:
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    opened = shown(other, change(telegram))
    save(curator, change(telegram), {"summary": "After."})
    page = other.post(change(telegram), {**opened, "summary": "Mine.", "_save": "1"})
    assert "curator saved the change that waits" in page.content.decode()
    assert "Mine." in page.content.decode()


def test_a_reviewer_publishes_what_waits_with_its_new_names(telegram: Document) -> None:
    typed = {"summary": "After.", "credits-2-name": "Kovalev", "credits-2-role": "mentioned"}
    save(signed_in("curator", "Curators"), change(telegram), {**typed, "credits-0-DELETE": "on"})
    save(signed_in("reviewer", "Reviewers"), change(telegram), {}, button="_publish")
    assert Document.objects.get().summary == "After."
    assert written_names(telegram) == ["Krasovsky", "Kovalev"]
    assert pending.waiting(telegram.pk) is None
    assert b"After." in public_page(telegram)[0]
    assert not list(faults())


def test_a_name_identified_meanwhile_neither_refuses_the_change_nor_is_undone(telegram: Document) -> None:
    save(signed_in("curator", "Curators"), change(telegram), {"summary": "After.", "credits-0-note": "His cover name."})
    stalin = person("Joseph Stalin")
    identify(unidentified("Filippov"), person=stalin, by=staff("names"), reason="His cover name in 1949")
    waits = pending.waiting(telegram.pk)
    assert waits
    pending.publish(waits, by=staff("reviewer"))
    assert list(Document.objects.crediting(stalin)) == [telegram]
    assert Credit.objects.get(alias__form="Filippov").note == "His cover name."


def test_the_same_field_changed_twice_asks_which_is_to_stand(telegram: Document) -> None:
    save(signed_in("curator", "Curators"), change(telegram), {"summary": "The curator's.", "number": "709"})
    with open_run(Run.Kind.BATCH, by=staff("reviewer")) as run:
        Document.objects.filter(pk=telegram.pk).update(summary="The reviewer's.", rights="Free.")
        run.record("document", [telegram.pk])
    waits = pending.waiting(telegram.pk)
    assert waits
    with pytest.raises(pending.PendingConflicted) as asked:
        pending.publish(waits, by=staff("reviewer"))
    (conflict,) = asked.value.conflicts
    assert (conflict.mine, conflict.theirs) == ("The curator's.", "The reviewer's.")
    pending.publish(waits, by=staff("reviewer"), choices={conflict.name: "theirs"})
    kept = Document.objects.get()
    assert (kept.summary, kept.number, kept.rights) == ("The reviewer's.", "709", "Free.")


def test_with_four_eyes_nobody_publishes_what_they_typed(telegram: Document, settings: Any) -> None:
    settings.FOUR_EYES = True
    reviewer = signed_in("reviewer", "Reviewers")
    save(reviewer, change(telegram), {"summary": "After."}, button="_publish")
    assert Document.objects.get().summary == "Before."
    save(signed_in("reviewer2", "Reviewers"), change(telegram), {}, button="_publish")
    assert Document.objects.get().summary == "After."


def test_what_was_thrown_away_leaves_the_record_as_it_was(telegram: Document) -> None:
    before = public_page(telegram)
    save(signed_in("curator", "Curators"), change(telegram), {"summary": "After.", "credits-0-DELETE": "on"})
    waits = pending.waiting(telegram.pk)
    assert waits
    pending.drop(waits, by=staff("curator"))
    assert public_page(telegram) == before
    assert shown(signed_in("curator", "Curators"), change(telegram))["summary"] == "Before."
