"""A small archive made by chance, the same for the same seed, and chance edits to it."""

import datetime
import random
from collections.abc import Callable
from typing import Any

from django.db import transaction

from archive.authority.identities import settle
from archive.dates import ImpreciseDate
from archive.documents.models import Credit, Document, DocumentPlace, DocumentType, Language, TopicTag
from archive.documents.vocabulary import Certainty, Role, State
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Facet
from archive.topics.models import Topic
from tests.search.making import FIRST_OF_MAY, document, heading, person, place, topic

DATES = [
    "",
    "",
    "1949",
    "1949-02",
    "1949-02-03",
    "1950",
    "1949-10-14",
    "1949/1951",
    "1949-11/..",
    "../1950-03",
    "194X",
    "1950~",
]
NAMES = ["Stalin", "Filippov", "Mao", "Kovalev", "Kuznetsov", "Zhou", "周恩来", "Matveyev"]
WORDS = ["grain", "fuel", "cotton", "loan", "treaty", "Гоминьдан", "周恩来", "railway"]
LANGUAGES = ["ru", "en", "zh"]
TYPES = ["Cable", "Letter", "Memorandum"]
FIXED = {
    Facet.TYPE: ["cable", "letter", "memorandum"],
    Facet.LANGUAGE: LANGUAGES,
    Facet.REPOSITORY: ["rgaspi", "avprf"],
    Facet.COLLECTION: ["stalin-and-mao"],
}


class Chance:
    """An archive whose every record and edit is decided by the seed."""

    def __init__(self, seed: int, size: int = 40) -> None:
        self.random = random.Random(seed)
        self.people = [person(name, *self.some(NAMES)) for name in NAMES]
        self.topics = [topic("Trade"), topic("Aid")]
        self.topics += [topic(f"Topic {number}", self.random.choice([*self.topics, None])) for number in range(4)]
        self.places = [place("China")]
        self.places += [place(f"Place {number}", self.random.choice([*self.places, None])) for number in range(4)]
        for number in range(size):
            self.add(number)

    def some(self, of: list[Any], most: int = 3) -> list[Any]:
        return self.random.sample(of, self.random.randint(0, min(most, len(of))))

    def words(self, most: int = 3) -> str:
        return " ".join(self.some(WORDS, most))

    def add(self, number: int) -> None:
        draw = self.random
        document(
            f"{draw.choice(['Cable', 'Letter', 'Talk'])} {self.words(1)} {draw.randint(1, 9)}",
            date=draw.choice(DATES),
            summary=self.words(),
            text=self.words() + f" {number}",
            type=draw.choice([*TYPES, ""]),
            credits=[self.credit() for _ in range(draw.randint(0, 4))],
            topics=self.some(self.topics),
            places=self.some(self.places),
            languages=self.some(LANGUAGES),
            repositories=self.some(["RGASPI", "AVPRF"]),
            collections=self.some(["Stalin and Mao"]),
            state=draw.choice([State.PUBLISHED] * 5 + [State.DRAFT]),
            published_at=FIRST_OF_MAY + datetime.timedelta(days=draw.randint(0, 3)),
        )

    def credit(self) -> tuple[str, Person | None, str, str]:
        draw = self.random
        return (
            draw.choice(Role.values),
            draw.choice([*self.people, *[None] * 4]),
            self.written(),
            draw.choice(Certainty.values),
        )

    def written(self) -> str:
        """A name as documents write it, now and then in capitals or with a point: the same name, folded."""
        name: str = self.random.choice(NAMES)
        return self.random.choice([name, name, name.upper(), f"{name}."])

    def edit(self) -> None:
        """One thing is changed as a curator would, and the index is told."""
        deeds = [self.retitle, self.redate, self.publish_or_withdraw, self.recredit, self.merge, self.split, self.retag,
                 self.move_topic, self.merge_places, self.identify, self.identify, self.unidentify, lambda: self.add(99)]  # fmt: skip
        deed: Callable[[], None] = self.random.choice(deeds)
        with transaction.atomic():
            deed()

    def one(self) -> Document:
        return self.random.choice(list(Document.objects.order_by("pk")))

    def retitle(self) -> None:
        one = self.one()
        one.title = f"{self.random.choice('ABYZ')} {self.words(2)}"
        one.save()
        engine.refresh([one.pk])

    def redate(self) -> None:
        several = [self.one() for _ in range(3)]
        for one in several:
            date = self.random.choice(DATES)
            one.set_date(ImpreciseDate.parse(date) if date else None)
            one.type = heading(DocumentType, self.random.choice([*TYPES, "Report"]))
            one.save()
        engine.refresh([one.pk for one in several])

    def publish_or_withdraw(self) -> None:
        one = self.one()
        one.state = State.WITHDRAWN if one.state == State.PUBLISHED else State.PUBLISHED
        one.published_at = one.published_at or FIRST_OF_MAY
        one.save()
        engine.refresh([one.pk])

    def recredit(self) -> None:
        one = self.one()
        Credit.objects.filter(document=one).delete()
        Language.objects.filter(document=one).delete()
        role, bearer, form, certainty = self.credit()
        alias, _ = Alias.objects.get_or_create(person=bearer, form=form)
        engine.refresh_aliases([alias.pk])
        Credit.objects.create(document=one, alias=alias, role=role, certainty=certainty)
        Language.objects.create(document=one, code=self.random.choice([*LANGUAGES, "ko", "fr"]))
        engine.refresh([one.pk])

    def merge(self) -> None:
        self._join(Person, engine.refresh_people)

    def merge_places(self) -> None:
        self._join(Place, lambda pks: engine.refresh_headings("place", pks))

    def _join(self, model: type[Any], tell: Any) -> None:
        standing = list(model.objects.filter(merged_into=None).order_by("pk"))
        if len(standing) < 3:
            return
        survivor, absorbed = self.random.sample(standing, 2)
        model.objects.filter(pk=absorbed.pk).update(merged_into=survivor)
        tell(settle(model, [survivor.pk, absorbed.pk]) | {survivor.pk, absorbed.pk})

    def split(self) -> None:
        absorbed = Person.objects.exclude(merged_into=None).order_by("pk").first()
        if absorbed is not None:
            Person.objects.filter(pk=absorbed.pk).update(merged_into=None)
            engine.refresh_people(settle(Person, [absorbed.pk, absorbed.merged_into_id or 0]) | {absorbed.pk})

    def retag(self) -> None:
        one = self.one()
        TopicTag.objects.filter(content_object=one).delete()
        DocumentPlace.objects.filter(document=one).delete()
        for tag in self.some(self.topics):
            TopicTag.objects.create(content_object=one, tag=tag)
        for where in self.some(self.places):
            DocumentPlace.objects.create(document=one, place=where)
        engine.refresh([one.pk])

    def move_topic(self) -> None:
        top, *others = Topic.objects.order_by("pk")
        moved = self.random.choice(others)
        Topic.objects.filter(pk=moved.pk).update(broader=self.random.choice([top, None]))
        engine.refresh_headings("topic", [moved.pk])

    def identify(self) -> None:
        waiting = list(Alias.objects.filter(person=None).order_by("pk"))
        alias = self.random.choice(waiting) if waiting else None
        bearer = self.random.choice(self.people)
        if alias and not Alias.objects.filter(person=bearer, form=alias.form).exists():
            Alias.objects.filter(pk=alias.pk).update(person=bearer)
            engine.refresh_aliases([alias.pk])

    def unidentify(self) -> None:
        borne = list(Alias.objects.exclude(person=None).filter(credits__isnull=False).distinct().order_by("pk"))
        alias = self.random.choice(borne) if borne else None
        if alias and not Alias.objects.filter(person=None, form=alias.form).exists():
            Alias.objects.filter(pk=alias.pk).update(person=None)
            engine.refresh_aliases([alias.pk])
