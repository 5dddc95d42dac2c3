"""Who is named in a document, as citations say it: the name as written, the person behind it, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.citations.cited_names import CitedName, cited_name
from archive.documents.listed import CreditedName
from archive.documents.vocabulary import Certainty
from archive.names.keys import name_key, skeleton_key
from archive.people.models import Alias, Person
from archive.text.direction import isolated


@dataclass(frozen=True, slots=True)
class Credited:
    """A name in a document. `person` is the preferred name of whoever bore it, `slug` their address and `others` their
    further names, where asked for; all are empty of a name not yet identified, and `name` is then the one written.
    `which` tells apart two of one name in one role."""

    written: str
    role: str
    name: CitedName
    person: str = ""
    slug: str = ""
    kind: str = ""
    supplied: str = ""
    certainty: str = Certainty.CERTAIN
    note: str = ""
    language: str = ""
    is_cover: bool = False
    others: tuple[str, ...] = ()
    which: int = 0

    @property
    def is_person(self) -> bool:
        """Whether the archive knows that a human being bore it; of a name nobody has identified it knows nothing."""
        return self.kind == Person.Kind.PERSON

    @property
    def is_body(self) -> bool:
        """Whether the archive knows that a body or a group bore it."""
        return self.kind in (Person.Kind.BODY, Person.Kind.GROUP)

    @property
    def is_sure(self) -> bool:
        return self.certainty == Certainty.CERTAIN

    @property
    def is_hidden(self) -> bool:
        """Whether the name as written does not tell who is meant: “Filippov” of Joseph Stalin, not “J. V. Stalin”."""
        if not self.person:
            return False
        return self.is_cover or _sounds(self.written).isdisjoint(_sounds(self.person))

    @property
    def direct(self) -> str:
        """As a note says it: `Filippov [Joseph Stalin]`, `[Ivan Kovalev?]`."""
        doubt = "" if self.is_sure else "?"
        if self.is_hidden:
            return f"{isolated(self.written)} [{isolated(self.name.direct)}{doubt}]"
        if not self.person and self.supplied:
            return f"{isolated(self.written)} [{isolated(self.supplied)}{doubt}]"
        name = isolated(self.name.direct)
        return f"[{name}?]" if doubt else name

    @property
    def inverted(self) -> str:
        """As a bibliography files it: `Stalin, Joseph [Filippov]`, `[Kovalev, Ivan?]`."""
        return self._filed(self.name.inverted)

    @property
    def initialled(self) -> str:
        """The same with initials: `Stalin, J. [Filippov]`."""
        return self._filed(self.name.initialled)

    def _filed(self, name: str) -> str:
        doubt, name = "" if self.is_sure else "?", isolated(name)
        if not self.person and self.supplied:
            return f"{name} [{isolated(self.supplied)}{doubt}]"
        filed = f"[{name}?]" if doubt else name
        return f"{filed} [{isolated(self.written)}]" if self.is_hidden else filed


def credited(name: CreditedName, others: Iterable[str] = ()) -> Credited:
    """The name of a record, as citations need it."""
    cited = cited_name(name.person, name.sort_name, name.kind) if name.person else cited_name(name.written)
    return Credited(
        name.written, name.role, cited, name.person, name.slug, name.kind, name.supplied, name.certainty, name.note,
        name.language, name.alias_kind == Alias.Kind.COVER, tuple(others), name.which,
    )  # fmt: skip


def once(names: Iterable[Credited]) -> tuple[Credited, ...]:
    """Each person once, as first named; a name not yet identified once for each way it is written, and as often as it
    was several people's: two “N. N.” who wrote together are two."""
    seen: dict[str, Credited] = {}
    for name in names:
        seen.setdefault(name.slug or f"“{name.which} {name.written}", name)
    return tuple(seen.values())


@lru_cache(maxsize=16384)  # asked of every name of a record, and again in every style
def _sounds(form: str) -> frozenset[str]:
    """The words of a name, and how the longer of them sound: “Vyshinskii” tells that Vyshinsky is meant."""
    return frozenset({*name_key(form).split(), *(sound for sound in skeleton_key(form).split() if len(sound) > 2)})
