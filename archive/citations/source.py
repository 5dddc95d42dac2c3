"""What is cited: a published document as one frozen value, in which nothing has to be looked up any more."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from archive.authority.models import AuthorityRecord
from archive.citations.credited import Credited, credited, credited_in_brief, once
from archive.citations.publisher import Publisher
from archive.dates import ImpreciseDate
from archive.documents.listed import Listed
from archive.documents.models import Document
from archive.documents.vocabulary import DateBasis, Role

LONG_AGO = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Held:
    """Where an original lies."""

    repository: str = ""
    reference: str = ""
    note: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.repository, self.reference.removesuffix(".")])) or self.note


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of the document in one language."""

    kind: str
    language: str
    body: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as citations and descriptions need it. `key` is its public id, `address` its permanent address.

    `accessed` is the day on which it was looked at, for styles that say so. `changed` is when the record, or a person,
    topic or place in it, was last changed.
    """

    key: str
    title: str
    address: str
    publisher: Publisher
    title_language: str = ""
    date: ImpreciseDate | None = None
    date_text: str = ""
    date_basis: str = DateBasis.STATED
    date_note: str = ""
    type: str = ""
    number: str = ""
    summary: str = ""
    names: tuple[Credited, ...] = ()
    holdings: tuple[Held, ...] = ()
    collections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    texts: tuple[SourceText, ...] = ()
    pdfs: tuple[str, ...] = ()
    rights: str = ""
    funding: str = ""
    classification: str = ""
    published: datetime.datetime = LONG_AGO
    changed: datetime.datetime = LONG_AGO
    accessed: datetime.date | None = None

    def named(self, *roles: str) -> tuple[Credited, ...]:
        """Those named in these roles, each once, in the order of the document."""
        return once(name for name in self.names if name.role in roles)

    @property
    def authors(self) -> tuple[Credited, ...]:
        """Who wrote it; else who signed it; else on whose behalf it was written."""
        writing = (Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF)
        return next(filter(None, (self.named(role) for role in writing)), ())

    @property
    def recipients(self) -> tuple[Credited, ...]:
        """To whom it was written."""
        return self.named(Role.RECIPIENT)

    @property
    def held(self) -> Held:
        """Where its first original lies; nothing is known of most."""
        return next((held for held in self.holdings if held.repository or held.reference), Held())

    @property
    def others_named(self) -> tuple[Credited, ...]:
        """Everybody who did not write it and to whom it was not written."""
        roles = (Role.SIGNATORY, Role.ON_BEHALF_OF, Role.VIA, Role.PARTICIPANT, Role.TRANSLATOR, Role.MENTIONED)
        said = {name.slug or name.written for name in (*self.authors, *self.recipients)}
        return tuple(name for name in self.named(*roles) if (name.slug or name.written) not in said)

    @property
    def is_dated(self) -> bool:
        return self.date is not None and not self.date.is_undated


def source_in_brief(document: Listed, publisher: Publisher) -> Source:
    """The document as a list knows it: title, date, type, names, summary."""
    return Source(
        key=document.public_id,
        title=document.title,
        address=publisher.document(document.public_id),
        publisher=publisher,
        title_language=document.title_language,
        date=document.date,
        type=document.type,
        summary=document.summary,
        names=tuple(map(credited_in_brief, document.names)),
    )


def source_of(
    document: Document,
    publisher: Publisher,
    *,
    accessed: datetime.date | None = None,
    other_names: Mapping[int, tuple[str, ...]] | None = None,
) -> Source:
    """The document as its own page knows it (`in_full()`). `other_names` are the further names of its people, by the
    key of their identity."""
    others = other_names or {}
    return Source(
        key=document.public_id,
        address=publisher.document(document.public_id),
        publisher=publisher,
        date=document.date,
        type=document.type.name if document.type else "",
        names=tuple(
            credited(credit, others.get(_identity(credit.alias.person), ())) for credit in document.credits.all()
        ),
        holdings=tuple(
            Held(one.repository.name if one.repository else "", one.reference, one.note)
            for one in document.holdings.all()
        ),
        collections=tuple(one.collection.name for one in document.memberships.all()),
        topics=tuple(dict.fromkeys(tag.heading for tag in document.topic_tags.all())),
        places=tuple((link.heading, link.role) for link in document.document_places.all()),
        languages=tuple(language.code for language in document.languages.all()),
        texts=tuple(
            SourceText(text.kind, text.language, text.content.body, text.credit) for text in document.texts.all()
        ),
        pdfs=tuple(
            publisher.file(document.public_id, number)
            for number, file in enumerate(document.files.all(), 1)
            if file.stored.media_type == "application/pdf"
        ),
        published=document.published_at or LONG_AGO,
        changed=last_changed(document),
        accessed=accessed,
        **{name: getattr(document, name) for name in _AS_THEY_ARE},
    )


_AS_THEY_ARE = (
    "title", "title_language", "date_text", "date_basis", "date_note", "number", "summary", "rights", "funding",
    "classification",
)  # fmt: skip


def last_changed(document: Document) -> datetime.datetime:
    """When the record, or any identity, topic or place it points to, was last changed: a merge writes so little that
    the record itself does not show it."""
    people = [credit.alias.person for credit in document.credits.all()]
    topics = [tag.tag for tag in document.topic_tags.all()]
    places = [link.place for link in document.document_places.all()]
    records: list[AuthorityRecord] = [record for record in (*people, *topics, *places) if record is not None]
    moments = [document.changed, *(one.changed for record in records for one in (record, record.identity) if one)]
    return max(moments)


def _identity(person: object) -> int:
    return int(getattr(person, "identity_id", None) or getattr(person, "pk", None) or 0)
