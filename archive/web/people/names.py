"""The names of a person, grouped by kind and script, for the margin of the person's page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.documents.public_people import PublicPerson, kind_in
from archive.names.keys import name_key, transliterate
from archive.people.models import Alias, Person
from archive.web.lines import called, tag
from archive.web.wording import Words

# ISO 15924 codes. Other scripts are shown without a label.
SCRIPTS: Final[Mapping[str, Words]] = {
    "Arab": pgettext_lazy("script", "Arabic"),
    "Armn": pgettext_lazy("script", "Armenian"),
    "Cyrl": pgettext_lazy("script", "Cyrillic"),
    "Deva": pgettext_lazy("script", "Devanagari"),
    "Geor": pgettext_lazy("script", "Georgian"),
    "Grek": pgettext_lazy("script", "Greek"),
    "Hang": pgettext_lazy("script", "Hangul"),
    "Hani": pgettext_lazy("script", "Chinese characters"),
    "Hans": pgettext_lazy("script", "simplified characters"),
    "Hant": pgettext_lazy("script", "traditional characters"),
    "Hebr": pgettext_lazy("script", "Hebrew"),
    "Jpan": pgettext_lazy("script", "Japanese"),
    "Thai": pgettext_lazy("script", "Thai"),
}
KINDS: Final[Mapping[str, Words]] = {
    Alias.Kind.PREFERRED: gettext_lazy("Preferred name"),
    Alias.Kind.COVER: gettext_lazy("Cover names"),
    Alias.Kind.ORIGINAL: gettext_lazy("In the original script"),
    Alias.Kind.SPELLING: gettext_lazy("Also written"),
    Alias.Kind.TRANSLITERATION: gettext_lazy("Transliterated"),
    Alias.Kind.TITLE: gettext_lazy("By title or office"),
}
_ORDER: Final = list(KINDS)


@dataclass(frozen=True, slots=True)
class Heading:
    """Names of one kind and script, each with its language tag."""

    kind: Words
    script: Words
    names: tuple[tuple[Alias, str], ...]


def headings(known: PublicPerson) -> tuple[Heading, ...]:
    """Return the names by kind and script, Latin first; misspellings are searchable but not shown."""
    kinds = [(kind_in(known, alias), alias) for alias in known.names]
    ranked = sorted(((kind, alias) for kind, alias in kinds if kind in KINDS), key=_place)
    found = []
    for (kind, script), group in groupby(ranked, key=lambda pair: (pair[0], pair[1].script)):
        names = tuple((alias, tag(alias.language, alias.form, alias.script)) for _kind, alias in group)
        found.append(Heading(KINDS[kind], SCRIPTS.get(script, ""), names))
    return tuple(found)


def original(aliases: Iterable[Alias], person: Person) -> tuple[str, str]:
    """Return the original-script name closest to the preferred name, with its language tag.

    If the page calls the person by another name than the record does, the recorded name is returned.
    """
    if called(person.slug, person.name) != person.name:
        return person.name, tag("", person.name)
    own = set(person.name_key.split())
    forms = [alias for alias in aliases if alias.kind == Alias.Kind.ORIGINAL and alias.form != person.name]
    best = max(forms, key=lambda alias: _nearness(alias, own), default=None)
    return (best.form, tag(best.language, best.form, best.script)) if best else ("", "")


def _place(pair: tuple[Alias.Kind, Alias]) -> tuple[int, bool, str, str, str]:
    kind, alias = pair
    return _ORDER.index(kind), alias.script != "Latn", alias.script, alias.key, alias.form


def _nearness(alias: Alias, own: set[str]) -> tuple[int, int, int]:
    """Return a sort key: words shared with the preferred name, then the difference in word count, then the length."""
    written = name_key(transliterate(alias.form)).split()
    return len(own & set(written)), -abs(len(own) - len(written)), len(alias.form)
