"""Small archives for the tests of search: people with their names, and documents that credit them."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.authority.addresses import free_slug
from archive.dates import ImpreciseDate
from archive.documents.models import (
    Collection,
    Content,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    Text,
    TopicTag,
)  # fmt: skip
from archive.documents.vocabulary import State
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic

FIRST_OF_MAY = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)


def person(name: str, *others: str) -> Person:
    """Somebody with these names."""
    made = Person.objects.create(name=name, slug=free_slug("person", name))
    for form in dict.fromkeys((name, *others)):
        Alias.objects.create(person=made, form=form)
    engine.refresh_people([made.pk])
    return made


def unidentified(form: str) -> Alias:
    """A name of nobody yet."""
    return Alias.objects.get_or_create(form=form, person=None)[0]


def topic(name: str, broader: Topic | None = None) -> Topic:
    """A topic, perhaps under a broader one."""
    made = Topic.objects.create(name=name, slug=free_slug("topic", name), broader=broader)
    engine.refresh_headings("topic", [made.pk])
    return made


def place(name: str, parent: Place | None = None) -> Place:
    """A place, perhaps in a larger one."""
    made = Place.objects.create(name=name, slug=free_slug("place", name), parent=parent)
    engine.refresh_headings("place", [made.pk])
    return made


def heading(model: type[Any], name: str) -> Any:
    """A type, repository or collection of this name, made if need be."""
    found = model.objects.filter(name=name).first()
    return found or model.objects.create(name=name, slug=free_slug(model.__name__.lower()[:12], name))


@dataclass(frozen=True)
class Letter:
    """What a document is made of. Credits are (role, person or None, form, certainty)."""

    title: str
    date: str = ""
    number: str = ""
    summary: str = ""
    text: str = ""
    type: str = ""
    credits: Iterable[tuple[str, Person | None, str, str]] = ()
    topics: Iterable[Topic] = ()
    places: Iterable[Place] = ()
    languages: Iterable[str] = ()
    repositories: Iterable[str] = ()
    collections: Iterable[str] = ()
    supplied: str = ""
    state: State = State.PUBLISHED
    published_at: datetime.datetime = field(default=FIRST_OF_MAY)


def document(title: str, **what: Any) -> Document:
    """A document, published unless said otherwise, written and found."""
    letter = Letter(title, **what)
    made = Document(title=title, number=letter.number, summary=letter.summary, state=letter.state)
    made.published_at = letter.published_at if letter.state != State.DRAFT else None
    made.set_date(ImpreciseDate.parse(letter.date) if letter.date else None)
    made.type = heading(DocumentType, letter.type) if letter.type else None
    made.save()
    _credit(made, letter)
    _sort_under(made, letter)
    engine.refresh([made.pk])
    return made


def _credit(made: Document, letter: Letter) -> None:
    for role, bearer, form, certainty in letter.credits:
        alias, made_now = Alias.objects.get_or_create(person=bearer, form=form)
        if made_now:
            engine.refresh_aliases([alias.pk])
        Credit.objects.get_or_create(
            document=made, alias=alias, role=role, supplied=letter.supplied, defaults={"certainty": certainty}
        )


def _sort_under(made: Document, letter: Letter) -> None:
    for tag in letter.topics:
        TopicTag.objects.create(content_object=made, tag=tag)
    for where in letter.places:
        DocumentPlace.objects.create(document=made, place=where)
    for code in letter.languages:
        Language.objects.create(document=made, code=code)
    for name in letter.repositories:
        Holding.objects.create(document=made, repository=heading(Repository, name))
    for name in letter.collections:
        Membership.objects.create(document=made, collection=heading(Collection, name))
    if letter.text:
        digest = hashlib.sha256(letter.text.encode()).hexdigest()
        content, _ = Content.objects.get_or_create(digest=digest, defaults={"body": letter.text})
        Text.objects.create(document=made, content=content)
