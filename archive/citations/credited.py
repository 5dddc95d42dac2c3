"""The people named in a document, as citations name them: as written, the person behind it, and the certainty."""

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
    """A name in a document.

    `person` is the preferred name of its person, `slug` their address and `others` their further names, where
    requested; all are empty for an unidentified name, and `name` is then the one written. `which` distinguishes equal
    names in one role.
    """

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
        """Whether the archive knows that it is a human being's; False for an unidentified name."""
        return self.kind == Person.Kind.PERSON

    @property
    def is_body(self) -> bool:
        """Whether the archive knows that it is a body's or a group's."""
        return self.kind in (Person.Kind.BODY, Person.Kind.GROUP)

    @property
    def is_sure(self) -> bool:
        return self.certainty == Certainty.CERTAIN

    @property
    def is_hidden(self) -> bool:
        """Whether the name as written does not show who is meant: “Filippov” for Joseph Stalin, not “J. V. Stalin”."""
        if not self.person:
            return False
        return self.is_cover or _sounds(self.written).isdisjoint(_sounds(self.person))

    @property
    def direct(self) -> str:
        """As in a note: `Filippov [Joseph Stalin]`, `[Ivan Kovalev?]`."""
        doubt = "" if self.is_sure else "?"
        if self.is_hidden:
            return f"{isolated(self.written)} [{isolated(self.name.direct)}{doubt}]"
        if not self.person and self.supplied:
            return f"{isolated(self.written)} [{isolated(self.supplied)}{doubt}]"
        name = isolated(self.name.direct)
        return f"[{name}?]" if doubt else name

    @property
    def inverted(self) -> str:
        """As in a bibliography: `Stalin, Joseph [Filippov]`, `[Kovalev, Ivan?]`."""
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
    """Return a record's name as citations need it."""
    cited = cited_name(name.person, name.sort_name, name.kind) if name.person else cited_name(name.written)
    return Credited(
        name.written, name.role, cited, name.person, name.slug, name.kind, name.supplied, name.certainty, name.note,
        name.language, name.alias_kind == Alias.Kind.COVER, tuple(others), name.which,
    )  # fmt: skip


def once(names: Iterable[Credited]) -> tuple[Credited, ...]:
    """Return each person once, as first named, and each unidentified name once for each spelling and `which`.

    Two “N. N.” who wrote together are two.
    """
    seen: dict[str, Credited] = {}
    for name in names:
        seen.setdefault(name.slug or f"“{name.which} {name.written}", name)
    return tuple(seen.values())


@lru_cache(maxsize=16384)  # called for every name of a record, and again in every style
def _sounds(form: str) -> frozenset[str]:
    """Return the words of a name, and skeletons of the longer ones: “Vyshinskii” shows that Vyshinsky is meant."""
    return frozenset({*name_key(form).split(), *(sound for sound in skeleton_key(form).split() if len(sound) > 2)})
