"""What is cited: a published document as one frozen value that needs no further lookup."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.citations.credited import Credited, credited, once
from archive.citations.publisher import Publisher
from archive.dates import ImpreciseDate
from archive.documents.full import FullRecord
from archive.documents.listed import Listed
from archive.documents.vocabulary import DateBasis, Role
from archive.names.mentions import Mentions
from archive.text.direction import isolated

LONG_AGO = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Held:
    """Where an original lies."""

    repository: str = ""
    reference: str = ""
    note: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.repository, self.reference.removesuffix(".")])) or self.note

    @property
    def cited(self) -> str:
        """The same inside a left-to-right sentence."""
        return ", ".join(isolated(part) for part in (self.repository, self.reference.removesuffix(".")) if part) or (
            isolated(self.note)
        )


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of the document in one language."""

    kind: str
    language: str
    body: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as citations and descriptions need it.

    `key` is its public id, `address` its permanent address. `accessed` is the day of access, for styles that give it.
    `changed` is when the record, or a person, topic or place in it, was last changed.
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
    # Names to mark in the texts, each with the slug of the person meant; computed only for formats that mark names.
    marks: Mentions[str] | None = field(default=None, compare=False, repr=False)
    # Every style and description asks the same few times over.
    _named: dict[tuple[str, ...], tuple[Credited, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def named(self, *roles: str) -> tuple[Credited, ...]:
        """Return those named in these roles, each once, in the order of the document."""
        if roles not in self._named:
            self._named[roles] = once(name for name in self.names if name.role in roles)
        return self._named[roles]

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
        """Where its first original lies; empty for most."""
        return next((held for held in self.holdings if held.repository or held.reference), Held())

    @property
    def others_named(self) -> tuple[Credited, ...]:
        """Everybody who is neither author nor recipient."""
        roles = (Role.SIGNATORY, Role.ON_BEHALF_OF, Role.VIA, Role.PARTICIPANT, Role.TRANSLATOR, Role.MENTIONED)
        said = {name.slug or name.written for name in (*self.authors, *self.recipients)}
        return tuple(name for name in self.named(*roles) if (name.slug or name.written) not in said)

    @property
    def is_dated(self) -> bool:
        return self.date is not None and not self.date.is_undated


def source_in_brief(document: Listed, publisher: Publisher) -> Source:
    """Return the source of a list item: title, date, type, names, summary."""
    return Source(
        key=document.public_id,
        title=document.title,
        address=publisher.document(document.public_id),
        publisher=publisher,
        title_language=document.title_language,
        date=document.date,
        type=document.type,
        summary=document.summary,
        names=tuple(map(credited, document.names)),
    )


def source_of(
    record: FullRecord,
    publisher: Publisher,
    *,
    accessed: datetime.date | None = None,
    other_names: Mapping[int, tuple[str, ...]] | None = None,
    marks: Mentions[str] | None = None,
) -> Source:
    """Return the source of a full record.

    `other_names` are further names of its people, by identity; `marks` the names to mark in its texts.
    """
    others = other_names or {}
    return Source(
        key=record.public_id,
        address=publisher.document(record.public_id),
        publisher=publisher,
        type=record.type.name,
        names=tuple(credited(name, others.get(name.identity, ())) for name in record.names),
        holdings=tuple(Held(one.repository.name, one.reference, one.note) for one in record.holdings),
        collections=tuple(one.name for one in record.collections),
        topics=tuple(dict.fromkeys(topic.name for topic in record.topics)),
        places=tuple((place.name, place.role) for place in record.places),
        texts=tuple(SourceText(text.kind, text.language, text.body, text.credit) for text in record.texts),
        pdfs=tuple(
            publisher.file(record.public_id, file.number)
            for file in record.files
            if file.media_type == "application/pdf"
        ),
        published=record.published or LONG_AGO,
        accessed=accessed,
        marks=marks,
        **{name: getattr(record, name) for name in _AS_THEY_ARE},
    )


_AS_THEY_ARE = (
    "title", "title_language", "date", "date_text", "date_basis", "date_note", "number", "summary", "rights", "funding",
    "classification", "languages", "changed",
)  # fmt: skip
