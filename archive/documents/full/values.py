"""The values a full record is made of. Texts are "", never None, where nothing is known."""

import datetime
from dataclasses import dataclass

from archive.dates import ImpreciseDate
from archive.documents.listed import CreditedName
from archive.documents.vocabulary import BackerKind, Certainty, State, TextKind
from archive.names.marked import marked


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a record, under its present name: a type, a topic, a collection, a repository."""

    name: str = ""
    slug: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class TopicIn(Heading):
    """A topic of a record by its present name, with what an editor supplied and how certain it is."""

    supplied: str = ""
    certainty: str = Certainty.CERTAIN

    @property
    def noted(self) -> str:
        """The heading with its marks: “[Korean War?]”."""
        return marked(self.name, self.supplied, self.certainty)


@dataclass(frozen=True, slots=True)
class PlaceIn:
    """A place of a record by its present name; `within` names the place it lies in."""

    name: str
    slug: str
    key: str
    role: str
    within: str
    supplied: str = ""
    certainty: str = Certainty.CERTAIN

    @property
    def noted(self) -> str:
        """The heading with its marks: “[Vienna?]”."""
        return marked(self.name, self.supplied, self.certainty)


@dataclass(frozen=True, slots=True)
class FullText:
    """A text in one language; `body` is "" where it was taken down by law, or where texts were not read."""

    kind: str
    language: str
    credit: str
    body: str

    @property
    def label(self) -> str:
        """The label of its kind, in the reader's language."""
        return str(TextKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file of the record that readers may see; `size` in bytes.

    `number` is its place among all files of the record: it is the file's address, and stays when another is restricted.
    """

    number: int
    name: str
    caption: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class RenderingIn:
    """Title and summary in another language."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class HoldingIn:
    """Where an original lies."""

    repository: Heading
    reference: str
    note: str


@dataclass(frozen=True, slots=True)
class BackerIn:
    """A donor or contributor of the document."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to another record. `other_external_id` is what the relation calls it.

    The fields after that are "" while the other is not here.
    """

    kind: str
    other_external_id: str
    external_id: str = ""
    public_id: str = ""
    state: str = ""
    title: str = ""
    title_language: str = ""

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


@dataclass(frozen=True, slots=True)
class FullRecord:
    """A document with everything that belongs to it.

    `own_changed` is when the record itself was last changed; `changed` when it, or any person, topic or place in it,
    was. `ties` are its own relations, `ties_from_others` those in which others name it.
    """

    pk: int
    public_id: str
    state: str
    title: str
    title_language: str
    number: str
    summary: str
    date_text: str
    date_basis: str
    date_note: str
    date_calendar: str
    classification: str
    rights: str
    funding: str
    url: str
    source: str
    external_id: str
    uploaded: str
    date: ImpreciseDate | None
    type: Heading
    published: datetime.datetime | None
    own_changed: datetime.datetime
    changed: datetime.datetime
    names: tuple[CreditedName, ...] = ()
    texts: tuple[FullText, ...] = ()
    files: tuple[FileIn, ...] = ()
    renderings: tuple[RenderingIn, ...] = ()
    holdings: tuple[HoldingIn, ...] = ()
    languages: tuple[str, ...] = ()
    backers: tuple[BackerIn, ...] = ()
    topics: tuple[TopicIn, ...] = ()
    places: tuple[PlaceIn, ...] = ()
    collections: tuple[Heading, ...] = ()
    ties: tuple[Tie, ...] = ()
    ties_from_others: tuple[Tie, ...] = ()

    @property
    def first_uploaded(self) -> datetime.date | None:
        """When it was first put online: by its source, if known, else here."""
        return datetime.date.fromisoformat(self.uploaded) if self.uploaded else self.published

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED

    def backed_by(self, kind: BackerKind) -> tuple[str, ...]:
        """Return the names of the backers of this kind."""
        return tuple(backer.name for backer in self.backers if backer.kind == kind)
