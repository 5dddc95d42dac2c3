"""The active filters as a row of chips, each linking to the list without that filter."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.search.engine import also_called, names_written
from archive.search.query import WAITING, Expansion, Facet, Found
from archive.web.asking import Question
from archive.web.parameters import PEOPLE_FACETS
from archive.web.wording import CHIPS, CHIPS_LEFT_OUT, HAVING, WITHOUT


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in words, and the query string without it."""

    text: str
    without: str
    excluded: bool = False


def chips(question: Question) -> list[Chip]:
    """Return the chips of all active filters: words first, then names, then dates."""
    narrowed_by = (_words, _names, _written, _lacking, _having, _dates, _certainty)
    return [chip for part in narrowed_by for chip in part(question)]


def called(question: Question, found: Found) -> list[Expansion]:
    """Return the people of active filters who have other names, with these names.

    The list “written by Filippov” holds Joseph Stalin's documents, for example. People already explained by the words
    of the search are left out.
    """
    told = {each.slug for each in found.reading.expansions}
    asked = dict.fromkeys((facet, slug) for facet in PEOPLE_FACETS for slug in question.parameters.all(facet.value))
    people = {slug: question.names[facet, slug] for facet, slug in asked if slug not in told}
    return [Expansion("", slug, name, also) for slug, name in people.items() if (also := also_called(slug))]


def _words(question: Question) -> Iterator[Chip]:
    asked = question.parameters
    if asked.get("q"):
        yield Chip(_("found for %(words)s") % {"words": asked.get("q")}, asked.minus("q").suffix)


def _names(question: Question) -> Iterator[Chip]:
    asked = question.parameters
    for facet in Facet:
        either = not question.selection.choice(facet).match_all
        for number, slug in enumerate(asked.all(facet.value)):
            text = str(CHIPS[facet]) % {"name": _called(question, facet, slug)}
            text = _("or %(what)s") % {"what": text} if either and number else text
            yield Chip(text, asked.minus(facet.value, slug).suffix)
        for slug in asked.all(f"not_{facet}"):
            text = str(CHIPS_LEFT_OUT[facet]) % {"name": _called(question, facet, slug)}
            yield Chip(text, asked.minus(f"not_{facet}", slug).suffix, excluded=True)


def _called(question: Question, facet: Facet, slug: str) -> str:
    name = question.names[facet, slug]
    return _("“%(name)s” (not identified)") % {"name": name} if slug.startswith(WAITING) else name


def _written(question: Question) -> Iterator[Chip]:
    asked = question.parameters
    forms = names_written(asked.all("as"))
    for number, key in enumerate(asked.all("as")):
        text = _("named as %(name)s") % {"name": forms.get(key, key)}
        text = _("or %(what)s") % {"what": text} if number else text
        yield Chip(text, asked.minus("as", key).suffix)


def _having(question: Question) -> Iterator[Chip]:
    for name, words in HAVING.items():
        if name in question.selection.has:
            yield Chip(str(words), question.parameters.minus("has", name).suffix)


def _lacking(question: Question) -> Iterator[Chip]:
    for name, words in WITHOUT.items():
        if name in question.selection.without:
            yield Chip(str(words), question.parameters.minus("without", name).suffix)


def _dates(question: Question) -> Iterator[Chip]:
    asked, selection = question.parameters, question.selection
    after, before = selection.after, selection.before
    if after and before and after == before:
        yield Chip(after.spoken(), asked.minus("after").minus("before").suffix)
        return
    if after:
        yield Chip(after.spoken_from(), asked.minus("after").suffix)
    if before:
        yield Chip(before.spoken_until(), asked.minus("before").suffix)


def _certainty(question: Question) -> Iterator[Chip]:
    asked = question.parameters
    if asked.get("certain"):
        yield Chip(_("only certain names"), asked.minus("certain").suffix)
    if asked.get("within"):
        yield Chip(_("wholly within these dates"), asked.minus("within").suffix)
    if asked.get("stated"):
        yield Chip(_("only dates stated in the document"), asked.minus("stated").suffix)
