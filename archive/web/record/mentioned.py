"""Names linked in the running text of a document.

They are matched when the page is rendered and not stored, so editing a text, identifying a name or undoing a merge
leaves nothing stale.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _

from archive.citations.cited_names import CitedName, cited_name
from archive.citations.further_names import KnownName
from archive.documents.full import FullRecord
from archive.documents.listed import CreditedName
from archive.documents.prepared import Prepared
from archive.documents.publicity import public_names
from archive.names.givens import rows_of
from archive.names.keys import name_key
from archive.names.mentions import Mentions, Vocabulary
from archive.names.scripts import script_of
from archive.people.models import Alias
from archive.text.cleaning import clean_text
from archive.web.addresses import address
from archive.web.lines import called

_ALPHABETS: Final = frozenset({"Latn", "Cyrl"})
_SHORTEST_FAMILY_NAME: Final = 3
_NOBODY, _SOMEBODY_ELSE = 0, -1  # not valid primary keys


@dataclass(frozen=True, slots=True)
class Mention:
    """The link target of a name in the text, and the title of the link; `slug` is that of the person meant."""

    address: str
    who: str
    slug: str = ""


def mentions(document: FullRecord, public: Iterable[KnownName], texts: Iterable[str]) -> Mentions[Mention]:
    """Return the names to match in this record's texts.

    These are all public names of the people credited in it (`public`), unambiguous shorter forms of them, and the
    unidentified names credited. A name shared by two of them links to the page that lets readers choose.
    """
    return Mentions.of(_looked_for(document, public, texts))


def marks(document: FullRecord, public: Iterable[KnownName]) -> Mentions[str]:
    """Return the same names with the slug of the person meant, for data formats.

    The slug is empty if the name is ambiguous or unidentified.
    """
    found = _looked_for(document, public, (clean_text(text.body) for text in document.texts))
    return Mentions.of({form: mention.slug for form, mention in found.items()})


def _looked_for(document: FullRecord, public: Iterable[KnownName], texts: Iterable[str]) -> dict[str, Mention]:
    # Of all the names of everybody credited, few stand in the texts: nobody asks whose the others are.
    texts = list(texts)
    words = Vocabulary.of(texts)
    people = {name.identity: name for name in document.names if name.identity}
    written = {name.key: name.written for name in document.names if not name.identity}
    here = {name.key for name in document.names}
    every = _bearers(name for name in public if name.key in here or not _is_given_alone(name.form))
    borne = {key: (form, who) for key, (form, who) in every.items() if words.may_hold(form)}
    for key in _borne_elsewhere(borne.keys() - here - _own_names(borne, people), people):
        borne[key][1].add(_SOMEBODY_ELSE)
    who_is = _WhoIs(people)
    known = {form: who_is.meant(form, who | _nobody(key in written)) for key, (form, who) in borne.items()}
    nobodys = [form for key, form in written.items() if key not in every and words.may_hold(form)]
    known |= {form: who_is.meant(form, {_NOBODY}) for form in nobodys}
    return {**_shorter(who_is, written.values(), {*every, *written}, words, texts), **known}


def _bearers(public: Iterable[KnownName]) -> dict[str, tuple[str, set[int]]]:
    """Return the public names by key, each with the people credited here who bear it; bare titles (“Chairman”)
    excluded."""
    found: dict[str, tuple[str, set[int]]] = {}
    for name in public:
        if name.kind != Alias.Kind.TITLE or " " in name.form:
            found.setdefault(name.key, (name.form, set()))[1].add(name.identity)
    return found


def _is_given_alone(form: str) -> bool:
    """Whether the name is a given name and nothing else: many bear it, and “Sir Harold” may be any of them."""
    return " " not in form and bool(rows_of(form))


def _own_names(borne: Mapping[str, tuple[str, set[int]]], people: Mapping[int, CreditedName]) -> set[str]:
    """Return those of these names that contain the family name of their only bearer in this document.

    Where General Clark is named in full, “Clark” is he, whoever else has that name; “Filippov” may still be anybody.
    """
    found = set[str]()
    for key, (_form, who) in borne.items():
        one = people.get(next(iter(who))) if len(who) == 1 else None
        name = cited_name(one.person, one.sort_name, one.kind) if one else None
        if name and name.family and set(name_key(name.family).split()) <= set(key.split()):
            found.add(key)
    return found


def _borne_elsewhere(keys: Collection[str], people: Container[int]) -> set[str]:
    """Return which of these names, none of them credited in this document, also belong to other public people."""
    if not keys:
        return set()
    others = [pk for pk, identity in _bearing(sorted(keys)) if identity not in people]
    # Checking who is public is the expensive query, and is seldom needed.
    return {key for (key,) in _public(others)}


# Run for every record page.
_bearing: Final = Prepared(
    lambda keys: (
        Alias.objects.filter(key__in=keys, person__isnull=False).order_by().values_list("pk", "person__identity")
    )
)
_public: Final = Prepared(lambda pks: public_names(Alias.objects.filter(pk__in=pks)).order_by().values_list("key"))


def _nobody(there: bool) -> set[int]:
    return {_NOBODY} if there else set()


class _WhoIs:
    """Link targets for names of the people credited here; that of a person is made once for all their names."""

    def __init__(self, people: Mapping[int, CreditedName]) -> None:
        self.people = people
        self._own: dict[int, Mention] = {}

    def meant(self, form: str, borne_by: set[int]) -> Mention:
        """Return where a name borne by these leads."""
        if len(borne_by) == 1 and (pk := next(iter(borne_by))) in self.people:
            return self._own.get(pk) or self._own.setdefault(pk, _own(self.people[pk]))
        if borne_by == {_NOBODY}:
            return Mention(address("name", form), _("%(name)s, not yet identified") % {"name": form})
        several = [self.people[pk] for pk in sorted(borne_by) if pk in self.people]
        names = [called(one.slug, one.person) for one in several]
        if len(borne_by) > len(names):
            names.append(_("somebody else"))
        return Mention(address("name", form), _("It may be %(names)s") % {"names": _(" or ").join(names)})


def _own(person: CreditedName) -> Mention:
    return Mention(address("person", person.slug), _said(person), person.slug)


def _said(person: CreditedName) -> str:
    name = called(person.slug, person.person)
    return f"{name}: {person.description}" if person.description else name


def _shorter(
    who_is: _WhoIs, written: Iterable[str], known: Container[str], words: Vocabulary, texts: Iterable[str]
) -> dict[str, Mention]:
    """Return unambiguous shorter names: “Bohlen” and “Charles Bohlen” for Bohlen, Charles E.

    Each belongs to one person of the document only, is not another known name, and is not a word that the texts write
    in lower case (Long, Rice, Brown).
    """
    borne: dict[str, set[Mention]] = {}
    for pk, person in who_is.people.items():
        for form in filter(words.may_hold, _forms(cited_name(person.person, person.sort_name, person.kind))):
            borne.setdefault(form, set()).add(who_is.meant(form, {pk}))
    for name in written:
        for form in filter(words.may_hold, _forms(cited_name(name))):
            borne.setdefault(form, set()).add(who_is.meant(name, {_NOBODY}))
    return {
        form: next(iter(mentions))
        for form, mentions in borne.items()
        if len(mentions) == 1 and name_key(form) not in known and not _is_a_word(form.lower(), texts)
    }


def _is_a_word(small: str, texts: Iterable[str]) -> bool:
    """Return whether one of the texts has this word in lower case."""
    there = (text for text in texts if small in text)
    return any(small in {word.rstrip(",.;:!?") for word in text.split()} for text in there)


@lru_cache(maxsize=10_000)
def _forms(name: CitedName) -> Iterable[str]:
    """Return the family name, alone, with all given names and with the first; nothing for an undivided name."""
    if not name.given or len(name.family) < _SHORTEST_FAMILY_NAME or script_of(name.family) not in _ALPHABETS:
        return ()
    first = name.given.split()[0]
    return (name.family, name.direct, name.direct if name.family_first else f"{first} {name.family}")
