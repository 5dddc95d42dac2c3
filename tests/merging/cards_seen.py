"""Cards as an editor meets them: found by a name, accepted as they are ticked."""

from archive.merging.cards import desk
from archive.merging.cards.desk import Line, Question, Shown
from archive.merging.cards.up_to_date import bring_up_to_date
from archive.merging.deeds.accepting import Accepted, accept
from archive.people.models import Person
from tests.hands import staff


def card_of(name: str) -> Shown:
    """The first card on which the name stands, the queue brought up to date."""
    bring_up_to_date()
    return desk.cards(Question(q=name)).cards[0]


def cards_of(name: str) -> list[Shown]:
    """All cards on which the name stands."""
    bring_up_to_date()
    return list(desk.cards(Question(q=name)).cards)


def rows(shown: Shown) -> dict[str, bool]:
    """What stands on the card, and whether it is ticked."""
    return {line.form: line.member.ticked for line in shown.lines}


def tokens(shown: Shown, *forms: str) -> list[str]:
    """What a form sends for these rows; without forms for the ticked ones."""
    chosen = [line for line in shown.lines if (line.form in forms if forms else line.member.ticked)]
    return [token for line in chosen for token in line.tokens]


def line(shown: Shown, form: str) -> Line:
    """The row of a form."""
    return next(line for line in shown.lines if line.form == form)


def accepted(shown: Shown, *forms: str, person: Person | None = None, new_name: str = "") -> Accepted:
    """The card accepted with these rows, or as it is ticked."""
    return accept(
        shown.card.key,
        seen=shown.card.seen,
        members=tokens(shown, *forms),
        by=staff("names"),
        reason="one man by all that is known",
        person=person,
        new_name=new_name,
    )
