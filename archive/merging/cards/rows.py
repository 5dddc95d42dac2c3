"""The rows of a card: people, waiting names, documents of short names, and unticked possibilities."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from archive.merging.cards.drafts import Row
from archive.merging.evidence.contexts import Placed
from archive.merging.evidence.cores import Alike, Core
from archive.merging.evidence.families import is_short
from archive.merging.evidence.reading import Form, Known, Letters
from archive.merging.evidence.said import reasons_of
from archive.merging.evidence.titles import outranked
from archive.merging.evidence.wording import best_form, sorted_as, spoken
from archive.names.reasons import reason as _

_OTHERS: Final = 8  # further candidates shown on a card, unticked
_SAMPLES: Final = 3
_FIRST_CHOICE: Final = 0.5
_DOUBT_FROM: Final = 0.45
SPELLING: Final = "spelling"
LIKENESS: Final = "likeness"
SUPPLIED: Final = "supplied"


def filled(row: Row, letters: Letters, known: Known) -> Row:
    """Fill in how often, when and in which roles the name stands in these documents."""
    years = [known.letters[pk] for pk in letters]
    row.number, row.credits = len(letters), sum(map(len, letters.values()))
    row.first = min((each.first for each in years if each.first is not None), default=None)
    row.last = max((each.last for each in years if each.last is not None), default=None)
    row.roles = dict(Counter(role for roles in letters.values() for role in roles))
    row.samples = tuple(sorted(letters, key=lambda pk: (known.letters[pk].first or 9999, pk))[:_SAMPLES])
    return row


def person_rows(core: Core, known: Known) -> list[Row]:
    """Return a row for each person, whom the card stands for first: most documents, then longest name."""
    by: dict[int, list[Form]] = defaultdict(list)
    for form in core.forms:
        if form.owner > 0:
            by[form.owner].append(form)
    ranked = sorted(by, key=lambda owner: (-_weight(by[owner]), -_says(by[owner]), owner))
    return [_person_row(owner, by[owner], core, known, first=owner == ranked[0]) for owner in ranked]


def _person_row(owner: int, forms: list[Form], core: Core, known: Known, *, first: bool) -> Row:
    best = best_form(forms)
    row = Row(person=owner, form=best.form, key=best.key, ground=SPELLING)
    if not first:
        _with_link(row, _link({form.pk for form in forms}, core))
    letters = {pk: roles for form in forms for pk, roles in form.letters.items()}
    return filled(row, letters, known)


def name_rows(core: Core, known: Known) -> list[Row]:
    """Return a row for each waiting name, as a whole or in the documents left.

    The one in most documents comes first; the others are measured by it.
    """
    waiting = sorted((form for form in core.forms if form.waits), key=lambda form: (-len(form.letters), form.pk))
    rows: list[Row] = []
    for form in waiting:
        row = Row(name=form.pk, form=form.form, key=form.key, ground=SPELLING)
        if len(form.letters) < len(known.forms[form.pk].letters):
            row.documents = tuple(sorted(form.letters))
        if core.people or rows:
            _with_link(row, _link({form.pk}, core))
        rows.append(filled(row, form.letters, known))
    return rows


def _with_link(row: Row, link: Alike | None) -> None:
    """Fill in why the row is the same; a reason against it leaves it unticked."""
    if link is not None:
        row.score, row.reasons, row.against = link.score, link.reasons, link.against
        row.ticked = not link.against


def placed_rows(core: Core, taken: list[Placed], placed: dict[int, list[Placed]], known: Known) -> list[Row]:
    """Return rows for documents of short names: one for those assigned to this person, one for those that may be."""
    rows = []
    known_as = [form.name for form in (*core.forms, *(each.form for each in taken if each.ticked))]
    for form, ticked, torn in dict.fromkeys((each.form, each.ticked, each.is_torn) for each in taken):
        mine = [each for each in taken if each.form is form and each.ticked == ticked and each.is_torn == torn]
        documents = {pk for each in mine for pk in each.documents}
        row = Row(name=form.pk, form=form.form, key=form.key, ticked=ticked, documents=tuple(sorted(documents)))
        row.first_choice = any(each.score >= _FIRST_CHOICE for each in mine)
        row.score, row.ground = min(each.score for each in mine), mine[0].ground.rstrip("0123456789!~")
        said = [reasons_of(each) for each in sorted(mine, key=lambda each: -len(each.documents))[:3]]
        row.reasons = list(dict.fromkeys(reason for reasons, _against in said for reason in reasons))
        row.against = list(dict.fromkeys(reason for _reasons, against in said for reason in against))
        if ranks := outranked(form.name, known_as):
            row.ticked = False
            row.against.append(_("%(low)s here, where others call them %(high)s", low=ranks[0], high=ranks[1]))
        if row.ticked and len(documents) == len(form.letters):
            row.documents = ()
        rows.append(filled(row, {pk: form.letters[pk] for pk in documents}, known))
    return sorted(rows, key=lambda row: (not row.ticked, -row.number))


def doubt_rows(core: Core, doubts: list[Alike], of: dict[int, Core], known: Known) -> list[Row]:
    """Return others who may be the same, unticked: a person, or the waiting forms of a name."""
    rows: dict[str, Row] = {}
    size = sum(len(roles) for form in core.forms for roles in form.letters.values())
    for pair in sorted(doubts, key=lambda pair: -pair.score):
        other = known.forms[pair.two]
        if pair.score < _DOUBT_FROM or len(rows) >= _OTHERS:
            break
        if not _is_to_ask(known.forms[pair.one], other, pair.cover):
            continue
        row = _of_other(other, of[other.owner], known)
        row.score, row.ground = pair.score, SUPPLIED if pair.cover else LIKENESS
        if pair.cover == pair.one:
            best = best_form(of[other.owner].forms)
            row.leads_to = spoken(best), sorted_as(best, spoken(best))
        row.reasons, row.against, row.ticked = pair.reasons, pair.against, False
        row.first_choice = pair.score >= _FIRST_CHOICE and row.credits <= size
        rows.setdefault(row.token, row)
    return list(rows.values())


def _is_to_ask(mine: Form, other: Form, cover: int) -> bool:
    """Whether to ask if the other name is of this card. A family name alone is placed letter by letter; of two such
    names only the spelling speaks. What brackets say is never turned round: is Stalin a name of Filippov?"""
    if cover:
        return not (cover == mine.pk and not mine.waits and other.waits)
    return is_short(other.name) == is_short(mine.name)


def _of_other(form: Form, core: Core, known: Known) -> Row:
    if form.owner > 0:
        letters = {pk: roles for each in core.forms if each.owner == form.owner for pk, roles in each.letters.items()}
        return filled(Row(person=form.owner, form=form.form, key=form.key), letters, known)
    return filled(Row(name=form.pk, form=form.form, key=form.key), form.letters, known)


def _link(names: set[int], core: Core) -> Alike | None:
    links = [link for link in core.links if link.one in names or link.two in names]
    return max(links, key=lambda link: (not link.against, link.score), default=None)


def _weight(forms: Iterable[Form]) -> int:
    return sum(len(form.letters) for form in forms)


def _says(forms: Iterable[Form]) -> int:
    return max(len(form.form) for form in forms)
