"""Remaking the queue of cards from the pairs that are stored."""

from collections.abc import Callable, Container, Iterable
from hashlib import sha256

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from archive.merging import candidates
from archive.merging.cards.apart import Decided, decided_on
from archive.merging.cards.building import About, drafts_of
from archive.merging.cards.drafts import Draft
from archive.merging.cards.keeping import keep_all
from archive.merging.cards.models import Card, Member
from archive.merging.evidence.cores import Alike
from archive.merging.evidence.reading import Known, known_of
from archive.merging.models import Candidate
from archive.names.pairing import uncollected
from archive.people.models import Alias

Progress = Callable[[int, int], None]


def rebuild(progress: Progress | None = None) -> int:
    """Compare all names anew, remake every card, and return how many there are."""
    candidates.rebuild(progress)
    return rebuild_cards()


def rebuild_cards() -> int:
    """Remake every card from the stored pairs and return how many there are."""
    with uncollected():
        known = known_of(Alias.objects.all(), all_of_it=True)
        return keep_all(drafted(known, pairs_kept(Candidate.objects.all())))


def pairs_kept(candidates: "QuerySet[Candidate]", among: Container[int] | None = None) -> list[Alike]:
    """Return the stored pairs, both of whose names are `among` these, with their reasons as stored, not as worded."""
    kept = candidates.annotate(said=Cast("reasons", TextField()), but=Cast("against", TextField()))
    rows = kept.values_list("name", "other", "score", "said", "but").iterator(chunk_size=5_000)
    return [Alike(*row) for row in rows if among is None or row[1] in among]


def drafted(known: Known, pairs: list[Alike], about: About | None = None) -> list[Draft]:
    """Return the cards of these names, without what was decided; of those asked about alone, and perhaps a few more."""
    decided = decided_on(known.forms.values())
    for pk in [pk for pk, form in known.forms.items() if form.waits and form.key in decided.settled]:
        del known.forms[pk]
    drafts = drafts_of(known, pairs, decided.apart, about)
    _put_off(drafts, decided)
    sought = decided.sought
    return [draft for draft in drafts if not _is_at_rest(draft, sought)] if sought else drafts


def _put_off(drafts: list[Draft], decided: Decided) -> None:
    """Mark drafts as put off where their first row was left for later."""
    if decided.put_off:
        for draft in drafts:
            draft.later = decided.put_off.get(draft.rows[0].person or draft.rows[0].key)


def _is_at_rest(draft: Draft, sought: dict[str, str]) -> bool:
    """Return whether every name was looked for in vain and the digest of the evidence is unchanged."""
    names = [row for row in draft.rows if row.ticked and row.name]
    return bool(names) and not draft.person and all(sought.get(row.key) == evidence_of(draft) for row in names)


def evidence_of_card(card: Card) -> str:
    """Return the same digest for a stored card."""
    rows = Member.objects.filter(card=card).values_list("person", "name", "ground")
    return _digest((f"p{person}" if person else f"a{name}", ground) for person, name, ground in rows)


def evidence_of(draft: Draft) -> str:
    """Return a digest of the draft's evidence, without the number of documents."""
    return _digest((row.token, row.ground) for row in draft.rows)


def _digest(rows: Iterable[tuple[str, str]]) -> str:
    return sha256(repr(sorted(rows)).encode()).hexdigest()
