"""Everything the page of a person prints, read from published documents in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from archive.documents.models import Document
from archive.documents.publicity import public_names
from archive.documents.vocabulary import Role
from archive.names.keys import name_key, transliterate
from archive.people.models import Alias, Person
from archive.search.query import Facet, FacetValue
from archive.web.lines import tag
from archive.web.people.company import correspondents
from archive.web.people.uses import Shelf, grouped, shelf, uses_of
from archive.web.pictures.bands import Picture, picture
from archive.web.wording import ROLES, Words

MOST_NAMES: Final = 24
_PARAMETERS: Final = {**{role.value: "person" for role in Role}, "author": "author", "recipient": "recipient"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Names of one kind and script."""

    kind: str
    names: tuple[tuple[Alias, str], ...]


@dataclass(frozen=True, slots=True)
class InRole:
    """Documents in which the person does one thing; `parameter` of the list finds them all."""

    heading: Words
    parameter: str
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person as published documents know him."""

    names: tuple[Heading, ...]
    original: tuple[str, str]
    absorbed: tuple[Person, ...]
    uses: tuple[Shelf, ...]
    picture: Picture | None
    roles: tuple[InRole, ...]
    wrote_to: tuple[FacetValue, ...]
    heard_from: tuple[FacetValue, ...]
    whole: Shelf


def dossier(person: Person) -> Dossier:
    """The dossier of a standing person; names nobody but a draft knows are not in it."""
    uses = uses_of(person)
    by_name, by_role = grouped(uses, lambda use: use.form)[:MOST_NAMES], grouped(uses, lambda use: use.role)
    whole = grouped(uses, lambda use: "")
    documents = Document.objects.published().in_bulk(
        set().union(*(each.wanted for each in (*by_name, *by_role, *whole)))
    )
    aliases = list(public_names(Alias.objects.of_identity(person)).order_by("key"))
    return Dossier(
        names=_headings(aliases),
        original=_original(aliases, person),
        absorbed=tuple(Person.objects.of_identity(person).exclude(pk=person.pk).filter(aliases__in=aliases).distinct()),
        uses=tuple(shelf(under, documents) for under in by_name),
        picture=picture([(under.heading, under.spans) for under in by_name if under.spans]) if by_name[1:] else None,
        roles=tuple(InRole(ROLES[each.heading], _PARAMETERS[each.heading], shelf(each, documents)) for each in by_role),
        wrote_to=correspondents(person.slug, Facet.AUTHOR, Facet.RECIPIENT),
        heard_from=correspondents(person.slug, Facet.RECIPIENT, Facet.AUTHOR),
        whole=shelf(whole[0], documents),
    )


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
    """The name in the original script that says most of the preferred one, with its language tag."""
    own = set(person.name_key.split())
    forms = [alias for alias in aliases if alias.kind == Alias.Kind.ORIGINAL and alias.form != person.name]
    best = max(forms, key=lambda alias: _nearness(alias, own), default=None)
    return (best.form, tag(best.language, best.form, best.script)) if best else ("", "")


def _nearness(alias: Alias, own: set[str]) -> tuple[int, int, int]:
    """How many words it shares with the preferred name, then how near its number of words, then its length."""
    written = name_key(transliterate(alias.form)).split()
    return len(own & set(written)), -abs(len(own) - len(written)), len(alias.form)
