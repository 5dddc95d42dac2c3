"""The advanced search form: the input is parsed into the parameters of a list, or into questions back to the reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.authority.models import AuthorityRecord
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.publicity import public_names
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.places.models import Place
from archive.search import engine
from archive.search.query import WAITING, Facet
from archive.text.cleaning import clean_line
from archive.topics.models import Topic
from archive.web.parameters import PEOPLE_FACETS, Pair, Parameters, canonical
from archive.web.standing import Standing, standing, standing_name

NAMED: Final = (*PEOPLE_FACETS, Facet.TOPIC, Facet.PLACE)
PICKED: Final = (Facet.TYPE, Facet.LANGUAGE, Facet.REPOSITORY, Facet.COLLECTION)
DATES: Final = ("after", "before")
LONGEST: Final = 200
_OTHER_NAMES: Final[Mapping[Facet, tuple[type[AuthorityRecord], str]]] = {
    Facet.TOPIC: (Topic, "synonyms__key"),
    Facet.PLACE: (Place, "names__key"),
}


@dataclass(slots=True)
class Wanted:
    """The parsed form.

    It holds the input by field, the list parameters as far as they could be read, and by field the records to choose
    from (`choices`), the error messages (`unread`), the record that bears another name than typed (`meant`), and the
    parsed dates.
    """

    typed: Mapping[str, str]
    pairs: list[Pair] = field(default_factory=list)
    choices: dict[str, list[Standing]] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    meant: dict[str, Standing] = field(default_factory=dict)
    dates: dict[str, ImpreciseDate] = field(default_factory=dict)

    @property
    def is_clear(self) -> bool:
        return not self.choices and not self.unread

    @property
    def asked(self) -> Parameters:
        return canonical(self.pairs)


def wanted(given: Mapping[str, str]) -> Wanted:
    """Parse the fields of the form."""
    typed = {key: clean_line(value)[:LONGEST] for key, value in given.items()}
    read = Wanted(typed)
    read.pairs.append(("q", " ".join(_words(typed))))
    for facet in NAMED:
        _name(read, facet)
    for facet in PICKED:
        slug = typed.get(facet.value, "")
        read.pairs += [(facet.value, today.slug) for today in (standing(facet, [slug]) if slug else {}).values()]
    for key in DATES:
        _date(read, key)
    read.pairs += [(key, typed.get(key, "")) for key in ("within", "certain", "sort")]
    return read


def _words(typed: Mapping[str, str]) -> Iterator[str]:
    """Yield the terms in search box syntax: words, "a phrase", -not."""
    yield typed.get("words", "")
    phrase = typed.get("phrase", "").replace('"', " ").strip()
    if phrase:
        yield f'"{phrase}"'
    yield from (f"-{word.lstrip('-')}" for word in typed.get("none", "").replace('"', " ").split() if word.strip("-"))


def _name(read: Wanted, facet: Facet) -> None:
    """Add the only bearer of the name to the parameters, or else offer candidates to choose from."""
    name, chosen = read.typed.get(facet.value, ""), read.typed.get(f"{facet}_is", "")
    found = _today(facet, chosen) if chosen else _bearing(facet, name) if name else []
    if len(found) == 1:
        read.pairs.append((facet.value, found[0].slug))
        if name_key(name) != name_key(found[0].name):
            read.meant[facet.value] = found[0]
    elif name:
        offered = found or _like(facet, name)
        if offered:
            read.choices[facet.value] = offered
        else:
            read.unread[facet.value] = _("Nothing here is called “%s”.") % name[:100]


def _today(facet: Facet, slug: str) -> list[Standing]:
    if slug.startswith(WAITING) and facet in PEOPLE_FACETS:
        return [_waiting(each) for each in standing_name(slug)]
    return list(standing(facet, [slug]).values())


def _waiting(name: Standing) -> Standing:
    """Return the name labelled as not identified; a name that has a bearer by now is returned unchanged."""
    if not name.slug.startswith(WAITING):
        return name
    return Standing(name.slug, _("“%(name)s” (not identified)") % {"name": name.name})


def _bearing(facet: Facet, name: str) -> list[Standing]:
    """Return the public records with exactly this name, ignoring case and accents.

    The unidentified name itself, if it exists, comes last.
    """
    nobody: list[Standing] = []
    if facet in PEOPLE_FACETS:
        borne = public_names(Alias.objects.written(name)).values_list("person__identity__slug", flat=True)
        slugs = {slug for slug in borne if slug}
        nobody = [each for each in _today(facet, f"{WAITING}{name_key(name)}") if each.slug.startswith(WAITING)]
    else:
        model, others = _OTHER_NAMES[facet]
        named = Q(name_key=name_key(name)) | Q(**{others: name_key(name)})
        slugs = set(model._default_manager.filter(named).values_list("identity__slug", flat=True))
    return [*sorted({*standing(facet, slugs).values()}, key=lambda each: each.name), *nobody]


def _like(facet: Facet, name: str) -> list[Standing]:
    """Return the suggestions for the name: by prefix or by similarity."""
    offers: Any = engine.suggest(name)
    group = {Facet.TOPIC: offers.topics, Facet.PLACE: offers.places}.get(facet, offers.people)
    return [_waiting(Standing(each.slug, each.label)) for each in group]


def _date(read: Wanted, key: str) -> None:
    typed = read.typed.get(key, "")
    if not typed:
        return
    try:
        read.dates[key] = ImpreciseDate.asked(typed)
    except UnreadableDate as unread:
        read.unread[key] = str(unread)
    else:
        read.pairs.append((key, typed))
