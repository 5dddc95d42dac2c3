"""The head of a card: whom it is about, the proposed name, and whether it may be accepted in bulk."""

from typing import Final

from archive.merging.cards.described import said_beside
from archive.merging.cards.drafts import Draft, Row
from archive.merging.cards.models import Card
from archive.merging.evidence.cores import Core
from archive.merging.evidence.families import is_title_alone
from archive.merging.evidence.reading import Known
from archive.merging.evidence.telling import is_in_full, is_of_a_land, is_sentence, may_be_taken
from archive.merging.evidence.wording import best_form, sorted_as, spoken
from archive.names.parts import Name
from archive.names.scripts import script_of

SURE_FROM: Final = 0.8
_LONGEST: Final = 500


def headed(core: Core, rows: list[Row], known: Known) -> Draft:
    """Return the draft with these rows and its head."""
    own = core.forms
    _first_what_is_plain(rows)
    person = next((row.person for row in rows if row.person and row.ticked), 0)
    person = person or next((row.person for row in rows if row.person), 0)
    mine = [form for form in own if form.owner == person] or own
    head, best = best_form(mine), best_form(own)
    draft = Draft(rows, person, kind_of(best.name))
    called = spoken(best)
    draft.proposed_name = (head.form if person else called)[:_LONGEST]
    draft.sort_name = sorted_as(best, called, own)[:_LONGEST]
    leads_to = next((row.leads_to for row in rows if row.leads_to[0]), None)
    if leads_to and not person and not is_in_full(best.name):
        draft.proposed_name, draft.sort_name = leads_to[0][:_LONGEST], leads_to[1][:_LONGEST]
    said = next((form.described for form in [head, *own] if form.described), "")
    draft.description = (said or said_beside(own, known))[:_LONGEST]
    draft.script = script_of(best.form)
    draft.places = frozenset(known.letters[pk].place for form in own for pk in form.letters)
    draft.sure = not leads_to and _is_sure(draft, best.name)
    return draft


def _first_what_is_plain(rows: list[Row]) -> None:
    """Untick rows with a reason against while others have none: they come again when those are decided."""
    plain = [row for row in rows if row.ticked and not row.against]
    if any(row.name for row in plain) or len(plain) > 1:
        for row in rows:
            row.ticked = row.ticked and not row.against


def kind_of(name: Name) -> str:
    """Return what the name seems to be."""
    if name.kind == "body":
        return Card.Kind.NO_NAME if is_sentence(name) else Card.Kind.BODY
    if name.kind == "office" or is_title_alone(name):
        return Card.Kind.OFFICE
    if name.kind == "several":
        return Card.Kind.SEVERAL
    if name.kind == "nobody" or is_sentence(name) or is_of_a_land(name):
        return Card.Kind.NO_NAME
    return Card.Kind.PERSON


def _is_sure(draft: Draft, name: Name) -> bool:
    """Return whether no ticked row has a reason against, each is likely enough, and the name is somebody's."""
    if draft.kind not in {Card.Kind.PERSON, Card.Kind.BODY} or not draft.ticked:
        return False
    if any(row.against or row.score < SURE_FROM for row in draft.ticked):
        return False
    if draft.person:  # who is not ticked is proposed: somebody decides
        return any(row.person == draft.person for row in draft.ticked)
    return may_be_taken(name)
