"""Whatever a run did is taken back, except where somebody did something since."""

import pytest

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.history import revisions_of, version_of
from archive.journal.models import Revision, Run
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db


def test_an_edit_goes_back_field_by_field() -> None:
    cable = letter("Cable, Stalin to Mao", summary="First words.")
    run = edited(cable, summary="Second words.")
    undo_run(run, by=staff("curator"), reason="the first were better")
    assert fresh(cable).summary == "First words."


def test_what_a_colleague_changed_since_stays_and_is_told() -> None:
    cable = letter("Cable, Stalin to Mao", summary="First words.")
    run = edited(cable, summary="Second words.", number="12")
    edited(cable, summary="Third words.")
    undone = undo_run(run, by=staff("curator"), reason="mistaken")
    assert fresh(cable).summary == "Third words."
    assert fresh(cable).number == ""
    assert undone.left == ["Document “Cable, Stalin to Mao”: summary was changed since, so it stays."]


def test_a_record_that_readers_never_saw_is_gone_when_its_making_is_undone() -> None:
    draft = letter("A draft", ("Kovalev", "author"), published=False)
    undo_run(making_of(draft), by=staff("curator"), reason="a duplicate")
    assert not Document.objects.filter(pk=draft.pk).exists()


def test_a_record_that_readers_have_seen_is_withdrawn_when_its_making_is_undone() -> None:
    cable = letter("Cable, Stalin to Mao")
    undone = undo_run(making_of(cable), by=staff("curator"), reason="a duplicate")
    assert fresh(cable).state == State.WITHDRAWN
    assert undone.left == ["Document “Cable, Stalin to Mao” had been public; it is withdrawn and its page says so."]


def test_a_person_who_has_letters_by_now_stays() -> None:
    stalin = person("Joseph Stalin")
    letter("A cable", ("Joseph Stalin", "author"))
    run = Run.objects.get(revisions__kind="person", revisions__object_id=stalin.pk)
    undone = undo_run(run, by=staff("names"), reason="mistaken")
    assert undone.left == [
        "Alias “Joseph Stalin” is used by something made since, so it stays.",
        "Person “Joseph Stalin” is used by something made since, so it stays.",
    ]


def test_saving_without_a_change_leaves_no_run() -> None:
    cable = letter("Cable, Stalin to Mao")
    before = Run.objects.count()
    remember("document", [cable.pk], by=staff("curator"))
    assert Run.objects.count() == before


def test_the_version_of_a_record_grows_with_each_revision() -> None:
    cable = letter("Cable, Stalin to Mao")
    first = version_of("document", cable.pk)
    edited(cable, number="12")
    assert version_of("document", cable.pk) > first


def test_a_revision_is_the_whole_record_with_its_credits() -> None:
    cable = letter("Cable, Stalin to Mao", ("Stalin", "author"), ("Mao", "recipient"), date="February 1949")
    value = latest(cable).value or {}
    assert value["fields"]["date"] == "1949-02"
    assert [credit["role"] for credit in value["parts"]["credits"]] == ["author", "recipient"]


def test_each_run_names_the_digest_of_the_run_before() -> None:
    letter("First")
    letter("Second")
    runs = list(Run.objects.order_by("pk"))
    assert [run.previous_digest for run in runs[1:]] == [run.digest for run in runs[:-1]]
    assert all(run.digest for run in runs)


def edited(document: Document, **fields: str) -> Run:
    for name, value in fields.items():
        setattr(document, name, value)
    document.save()
    remember("document", [document.pk], by=staff("curator"))
    return latest(document).run


def latest(document: Document) -> Revision:
    revision = revisions_of("document", document.pk).first()
    assert revision is not None
    return revision


def making_of(document: Document) -> Run:
    return revisions_of("document", document.pk).earliest("pk").run


def fresh(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)
