"""Everything the page of a person prints, read from published documents in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from archive.documents.models import Document
from archive.documents.publicity import public_names
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES, Role
from archive.people.models import Alias, Person
from archive.web.lines import tag
from archive.web.people.company import Correspondent, correspondents
from archive.web.people.uses import NameInUse, Usage, names_in_use, uses_of
from archive.web.pictures.bands import Picture, picture
from archive.web.rows import Row, rows_of
from archive.web.wording import ROLES, Words

MOST_IN_ROLE: Final = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """Names of one kind and script."""

    kind: str
    names: tuple[tuple[Alias, str], ...]


@dataclass(frozen=True, slots=True)
class InRole:
    """Documents in which the person does one thing; `parameter` finds them all, where the list has such a filter."""

    heading: Words
    total: int
    rows: list[Row]
    parameter: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person as published documents know him."""

    names: tuple[Heading, ...]
    original: tuple[str, str]
    absorbed: tuple[Person, ...]
    uses: tuple[NameInUse, ...]
    picture: Picture | None
    roles: tuple[InRole, ...]
    wrote_to: tuple[Correspondent, ...]
    heard_from: tuple[Correspondent, ...]
    documents: int
    first: Document | None
    last: Document | None


def dossier(person: Person) -> Dossier:
    """The dossier of a standing person; names nobody but a draft knows are not in it."""
    uses = uses_of(person)
    aliases = list(public_names(Alias.objects.of_identity(person)).order_by("key"))
    in_use = names_in_use(uses)
    return Dossier(
        names=_headings(aliases),
        original=_original(aliases, person),
        absorbed=tuple(Person.objects.of_identity(person).exclude(pk=person.pk).filter(aliases__in=aliases).distinct()),
        uses=in_use,
        picture=picture([(name.form, name.spans) for name in in_use]) if len(in_use) > 1 else None,
        roles=_roles(uses),
        wrote_to=correspondents(person, WRITING_ROLES, RECEIVING_ROLES),
        heard_from=correspondents(person, RECEIVING_ROLES, WRITING_ROLES),
        documents=len({use.document for use in uses}),
        first=_document(min((u for u in uses if u.earliest), key=lambda u: (u.earliest, u.latest), default=None)),
        last=_document(max((u for u in uses if u.latest), key=lambda u: (u.latest, u.earliest), default=None)),
    )


def _document(use: Usage | None) -> Document | None:
    return Document.objects.published().filter(pk=use.document).first() if use else None


def _headings(aliases: Iterable[Alias]) -> tuple[Heading, ...]:
    """The names by kind, in the order of the kinds, and within one by script."""
    order = [Alias.Kind(kind) for kind in Alias.Kind if kind != Alias.Kind.MISSPELLING]
    shown = [alias for alias in aliases if alias.kind in order]
    ranked = sorted(shown, key=lambda a: (order.index(Alias.Kind(a.kind)), a.script != "Latn", a.script, a.key, a.form))
    found: list[Heading] = []
    for kind, group in groupby(ranked, key=lambda alias: alias.kind):
        once = {alias.form: alias for alias in group}
        names = tuple((alias, tag(alias.language, alias.form, alias.script)) for alias in once.values())
        found.append(Heading(Alias.Kind(kind).label, names))
    return tuple(found)


def _original(aliases: Iterable[Alias], person: Person) -> tuple[str, str]:
    """The longest name in the original script, with its language tag, to stand beside the preferred one."""
    forms = [(alias.form, tag(alias.language, alias.form, alias.script)) for alias in aliases
             if alias.kind == Alias.Kind.ORIGINAL and alias.form != person.name]  # fmt: skip
    own = [found for found in forms if len(found[0].split()) == len(person.name.split())]
    return max(own or forms, key=lambda found: len(found[0]), default=("", ""))


def _roles(uses: Iterable[Usage]) -> tuple[InRole, ...]:
    """The roles, each with its first documents in order of time."""
    by_role: dict[str, list[Usage]] = {}
    for use in uses:
        by_role.setdefault(use.role, []).append(use)
    parameters: dict[str, str] = {Role.AUTHOR: "author", Role.RECIPIENT: "recipient"}
    return tuple(
        InRole(ROLES[role], len(ids), rows_of(ids[:MOST_IN_ROLE]), parameters.get(role, ""))
        for role in ROLES
        if (ids := list(dict.fromkeys(use.document for use in by_role.get(role, []))))
    )
