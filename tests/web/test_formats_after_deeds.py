"""Whatever was done to a record or to somebody in it: at the next request every page and every format says so.

What they ought to say is worked out by plain questions to the database, beside the value they are written from.
"""

import json
import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from archive.citations.formats import FORMATS
from archive.documents.models import Document, TopicTag
from archive.documents.vocabulary import State
from archive.editing.publishing import withdraw
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.split import split
from archive.people.models import Alias, Person
from archive.search import engine
from archive.topics.models import Topic
from tests.hands import letter, person, staff
from tests.web.formats import text

pytestmark = pytest.mark.django_db

DEEDS = 24


@dataclass
class Archive:
    """A few letters, and the words that once stood in them and are not so any more."""

    chance: random.Random
    documents: list[Document] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    bygone: set[str] = field(default_factory=set)
    number: int = 0

    def new(self, word: str) -> str:
        """A word that stands nowhere else."""
        self.number += 1
        return f"{word}{self.number:03}"


@pytest.fixture
def archive() -> Archive:
    made = Archive(random.Random(1949))
    made.topics = [Topic.objects.create(slug=f"topic-{n}", name=made.new("Topic")) for n in range(3)]
    people = [person(made.new("Bearer"), "Filippov" if n < 2 else "Kovalev") for n in range(4)]
    for n in range(5):
        credits = [("Filippov", "author", people[n % 2]), ("Kovalev", "recipient", people[2 + n % 2])]
        document = letter(made.new("Cable"), *credits, (made.new("Nobody"), "mentioned"), date="1949-02")
        document.topics.add(made.topics[n % 3])
        made.documents.append(document)
    engine.refresh([document.pk for document in made.documents])
    return made


def test_every_format_tells_what_is_so_after_every_deed(archive: Archive) -> None:
    deeds = (renamed, retitled, topic_renamed, merged, taken_back, identified, told_apart, withdrawn)
    for number in range(DEEDS):
        deed = deeds[number % len(deeds)] if number < len(deeds) else archive.chance.choice(deeds)
        deed(archive)
        for document in archive.chance.sample(archive.documents, 2):
            holds(archive, Document.objects.get(pk=document.pk))


def holds(archive: Archive, document: Document) -> None:
    """All that is told of the document is what the database holds of it."""
    addresses = [f"/documents/{document.public_id}.{ending}" for ending in (*FORMATS, "json")]
    addresses += [f"/documents/{document.public_id}/", f"/api/v1/documents/{document.public_id}/"]
    if document.state != State.PUBLISHED:
        for address in addresses:
            assert document.title not in text(address, 410)
        assert document.title not in text("/feeds/changed.atom") + text("/documents.ris") + text("/documents.json")
        return
    for address in (*addresses, "/feeds/changed.atom", "/documents.csv"):
        said = text(address)
        assert document.title in said, address
        assert not [word for word in archive.bygone if word in said], address
    for address in (addresses[len(FORMATS)], addresses[-1]):
        told = json.loads(text(address))
        assert told["topics"] == [today(tag.tag).name for tag in TopicTag.objects.filter(content_object=document)]
        assert [(credit["name"], credit["person"]) for credit in told["credits"]] == [
            (credit.alias.form, today(credit.alias.person).slug if credit.alias.person else "")
            for credit in document.credits.select_related("alias__person")
        ]
    people = {today(credit.alias.person).slug for credit in document.credits.all() if credit.alias.person}
    for address in ("/feeds/new.atom", *(f"/people/{slug}/" for slug in people)):
        said = text(address)
        assert not [word for word in archive.bygone if word in said], address
        assert document.title in said, address
    named = {today(credit.alias.person).name for credit in document.credits.all() if credit.alias.person}
    assert all(name in text(addresses[-2]) for name in named)


def today(record: Any) -> Any:
    """The record it was merged into, step by step."""
    while record.merged_into_id:
        record = type(record).objects.get(pk=record.merged_into_id)
    return record


def renamed(archive: Archive) -> None:
    someone = archive.chance.choice(list(Person.objects.standing()))
    archive.bygone.add(someone.name)
    with open_run(Run.Kind.EDIT, by=staff("editor")) as run:
        Alias.objects.filter(person__identity=someone.pk, form=someone.name).update(form=archive.new("Renamed"))
        someone.name = archive.new("Bearer")
        someone.save()
        run.record("person", [someone.pk])
        engine.refresh_people([someone.pk])


def retitled(archive: Archive) -> None:
    document = archive.chance.choice(archive.documents)
    document.refresh_from_db()
    archive.bygone.add(document.title)
    with open_run(Run.Kind.EDIT, by=staff("editor")) as run:
        document.title = archive.new("Cable")
        document.save()
        run.record("document", [document.pk])
        engine.refresh([document.pk])


def topic_renamed(archive: Archive) -> None:
    topic = archive.chance.choice(archive.topics)
    archive.bygone.add(topic.name)
    topic.name = archive.new("Topic")
    topic.save()
    engine.refresh_headings("topic", [topic.pk])


def merged(archive: Archive) -> None:
    standing = list(Person.objects.standing())
    if len(standing) > 1:
        survivor, absorbed = archive.chance.sample(standing, 2)
        merge(survivor, [absorbed], by=staff("names", "Name editors"), reason="One man.")


def taken_back(archive: Archive) -> None:
    run = Run.objects.filter(kind__in=[Run.Kind.MERGE, Run.Kind.IDENTIFY, Run.Kind.SPLIT], undone_by=None).first()
    if run:
        undo_run(run, by=staff("names", "Name editors"), reason="A mistake.")


def identified(archive: Archive) -> None:
    waiting = list(Alias.objects.filter(person=None, credits__isnull=False).distinct())
    if waiting:
        someone = archive.chance.choice(list(Person.objects.standing()))
        identify(archive.chance.choice(waiting), person=someone, by=staff("names", "Name editors"))


def told_apart(archive: Archive) -> None:
    aliases = list(Alias.objects.filter(person__merged_into=None, form__in=["Filippov", "Kovalev"]))
    alias = archive.chance.choice(aliases)
    if alias.person is not None:
        split(
            alias.person, aliases=[alias.pk], new_name=archive.new("Bearer"), by=staff("names", "Name editors"),
            reason="Two men.",
        )  # fmt: skip


def withdrawn(archive: Archive) -> None:
    public = [one for one in archive.documents if Document.objects.filter(pk=one.pk, state=State.PUBLISHED).exists()]
    if len(public) > 3:
        withdraw([archive.chance.choice(public).pk], by=staff("reviewer", "Reviewers"), reason="At the owner’s wish.")
