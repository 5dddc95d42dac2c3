"""What the reader is told about the parsing of their query: expanded names, and spelling suggestions."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from archive.names.keys import name_key
from archive.search.asking.did_you_mean import suggested
from archive.search.asking.headings_called import HeadingFound
from archive.search.asking.other_names import other_names
from archive.search.asking.wording import Words
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of
from archive.search.families import FAMILY_OF, Family
from archive.search.query import Expansion, Facet, Reading

ALSO = 4
_SHOWN = 40  # characters of the query that are quoted


def reading(words: Words, typed: str, total: int) -> Reading:
    """Return how the query was read; where it found nothing, with suggestions from names and topics."""
    few = [name for name in words.names if not name.is_too_common]
    people = tuple(pk for name in few for pk in name.people)
    labels = labels_of(words.catalogue, Family.PERSON, _codes(words.catalogue, people)) if people else {}
    others = other_names(words.catalogue, people)
    expansions = []
    for name in few:
        for pk in name.people:
            label = labels.get(words.catalogue.code(Facet.PERSON, pk) or 0)
            if label is not None:
                typed, headed = name_key(name.typed), name_key(label.name)
                first = [others[pk][typed]] if typed in others.get(pk, {}) and typed != headed else []
                rest = [form for key, form in others.get(pk, {}).items() if key not in {typed, headed}]
                also = (*first, *rest)[:ALSO]
                expansions.append(Expansion(name.typed, label.slug, label.name, also))
    headings = dict.fromkeys(heading for name in few for heading in name.headings)
    return Reading(
        (*expansions, *_of_headings(words.catalogue, headings)),
        tuple(name.typed for name in words.names if name.is_too_common),
        suggested(words) if not total else (),
        (*words.question.messages, *_without_words(words, typed)),
    )


def _of_headings(catalogue: Catalogue, headings: Iterable[HeadingFound]) -> Iterator[Expansion]:
    for heading in headings:
        label = labels_of(catalogue, FAMILY_OF[heading.facet], [heading.code]).get(heading.code)
        if label is not None:
            yield Expansion("", label.slug, label.name, (), heading.facet)


def _without_words(words: Words, typed: str) -> tuple[str, ...]:
    """Return the message for a query without words, which filters nothing."""
    if words.question or not typed.strip():
        return ()
    return (_("There is no word to search for in “%(typed)s”.") % {"typed": typed[:_SHOWN]},)


def _codes(catalogue: Catalogue, people: tuple[int, ...]) -> list[int]:
    codes = (catalogue.code(Facet.PERSON, pk) for pk in people)
    return [code for code in codes if code is not None]
