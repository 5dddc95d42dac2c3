"""Example searches drawn from the content of this archive: each one has results."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from archive.documents.models import Document
from archive.documents.publicity import written_names
from archive.people.models import Alias
from archive.search import engine
from archive.search.query import Facet, FacetValue, Found, Selection, Sort
from archive.web.parameters import Parameters, canonical
from archive.web.portraits import Portrait, portrait_of_many_names

FOREMOST: Final = 10
SAMPLE: Final = 50
_PAIR: Final = re.compile(r"(?<!\w)([^\W\d_]{5,}) ([^\W\d_]{5,})(?!\w)")


@dataclass(frozen=True, slots=True)
class Example:
    """A search: what to type, what it does, and the parameters of the list."""

    typed: str
    said: str
    asked: Parameters


def examples() -> list[Example]:
    """Return an example of each kind of search that has results here; none in an empty archive."""
    found = engine.find(Selection(per_page=SAMPLE, sort=Sort.ADDED_LATEST))
    titles = Document.objects.published().filter(pk__in=found.ids).values_list("title", flat=True)
    offered = (*_of_names(found), *_of_words(titles, found), *_of_people(found), *_of_dates(found))
    return [each for each in offered if not each.asked.words or _finds(each)]


def _finds(example: Example) -> bool:
    return len(engine.keys_found(Selection(words=example.asked.words))) > 0


def values(found: Found, facet: Facet) -> tuple[FacetValue, ...]:
    """Return the most frequent values of this facet."""
    return next((counts.values for counts in found.facets if counts.facet is facet), ())


def many_names(found: Found) -> Portrait | None:
    """Return the person with most names among those most often named."""
    known = [value.slug for value in values(found, Facet.PERSON) if not value.waits]
    return portrait_of_many_names(known[:FOREMOST])


def _words(typed: str, said: str) -> Example:
    return Example(typed, said, canonical([("q", typed)]))


def _of_names(found: Found) -> Iterator[Example]:
    person = many_names(found)
    form = next((name.form for name in person.names if name.form != person.name), "") if person else ""
    if person and form:
        yield _words(
            form,
            _("A name finds every document of whoever bore it, here of %(person)s, under all names; the list says so.")
            % {"person": person.name},
        )
        asked = canonical([("q", form), ("names", "exact")])
        yield Example(form, _("The same list offers to search for the word alone, as it is typed."), asked)


def _of_words(titles: Iterable[str], found: Found) -> Iterator[Example]:
    """Yield examples of two words that often occur together in titles and are not part of a name."""
    people = {word for value in values(found, Facet.PERSON) for word in value.label.split()}
    pairs = Counter(pair for title in titles for pair in _PAIR.findall(title) if people.isdisjoint(pair))
    if not pairs:
        return
    one, other = max(pairs, key=lambda pair: (pair[0][0].isupper() and pair[1][0].isupper(), pairs[pair]))
    yield _words(f"{one} {other}", _("Several words: all of them. Accents, capitals and spelling signs do not matter."))
    yield _words(f"{one} OR {other}", _("Either of them."))
    yield _words(f'"{one} {other}"', _("A phrase, word for word."))
    yield _words(f"{one[:5].lower()}*", _("Every word that begins like this."))


def _of_people(found: Found) -> Iterator[Example]:
    known = [value.slug for value in values(found, Facet.PERSON) if not value.waits]
    forms = [_shortest_name(slug) for slug in known[:2]]
    if len(forms) == 2 and all(forms):
        yield _words(f"{forms[0]} -{forms[1]}", _("The first, without the second."))


def _shortest_name(slug: str) -> str:
    """Return the shortest one-word name of the person in documents, or ""."""
    forms = written_names(Alias.objects.filter(person__identity__slug=slug)).values_list("form", flat=True)
    return min((form for form in forms if " " not in form), key=len, default="")


def _of_dates(found: Found) -> Iterator[Example]:
    years = [bar.start for bar in found.bars if bar.count]
    if years:
        asked = canonical([("after", f"February {years[0]}"), ("before", f"spring {years[0] + 1}")])
        said = _("Dates are written as one says them: 14 October 1949, February 1949, spring 1950, 1949.")
        yield Example(f"February {years[0]} – spring {years[0] + 1}", said, asked)
