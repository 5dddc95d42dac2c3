"""A card prepared for display: its rows with form values, candidates, and proposed reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.admin.cards.written import rows_of, samples_of
from archive.admin.record.picking import people_called
from archive.documents.vocabulary import Role
from archive.imprint.figures import figure
from archive.merging.cards.desk import Line, Sample, Shown
from archive.merging.cards.models import Card, Member
from archive.merging.cards.outcomes import GROUNDS
from archive.names.parts import parsed
from archive.names.together import people_together

BEARERS: Final = 8  # the number of keyboard shortcuts
_REASONS: Final = 3
_ROWS: Final = 14  # further rows are collapsed
_LONGEST: Final = 400
_ROLES: Final = frozenset(Role)


@dataclass(frozen=True)
class RowSeen:
    """A row of a card. `tokens` is the value of its checkbox: a person, a whole name, or certain credits."""

    line: Line

    @property
    def member(self) -> Member:
        return self.line.member

    @property
    def tokens(self) -> str:
        return " ".join(self.line.tokens)

    @property
    def key(self) -> str:
        """The identifier of the row within its card, used for field names."""
        return f"{self.member.card_id}-{self.member.position}"

    @property
    def number(self) -> str:
        return figure(self.member.number)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The sample documents shown until the passages are fetched."""
        return self.line.samples

    @property
    def years(self) -> str:
        first, last = self.member.first, self.member.last
        if first is None or last is None:
            return ""
        if first == last:
            return str(first)
        return f"{first}–{last % 100:02}" if first // 100 == last // 100 else f"{first}–{last}"

    @property
    def roles(self) -> str:
        """The roles as in "author 120, mentioned 311", most frequent first."""
        said = sorted(self.member.roles.items(), key=lambda row: -row[1])
        return ", ".join(f"{Role(role).label} {figure(times)}" for role, times in said if role in _ROLES)

    @property
    def why(self) -> str:
        """The supporting reasons, each in a <bdi> for its own writing direction; built here because a page has
        hundreds."""
        return format_html_join("; ", "<bdi>{}</bdi>", ((why,) for why in self.member.reasons))

    @property
    def is_in_part(self) -> bool:
        """Whether only some documents of the name are meant."""
        return bool(self.member.documents)

    @property
    def ground(self) -> str:
        return str(GROUNDS.get(self.member.ground, ""))

    @property
    def note(self) -> str:
        """A colleague's note about the person of the row."""
        return self.member.person.note if self.member.person else ""


@dataclass(frozen=True)
class BearerSeen:
    """A candidate person; `pk` is the form value."""

    pk: str
    name: str
    says: str = ""


@dataclass(frozen=True)
class CardSeen:
    """A card of the page.

    `typed` is the rejected input, so that nothing is lost; `refusal` is the message; `rights` are the user's
    permissions and the URLs of people and documents in the admin.
    """

    shown: Shown
    place: int
    typed: Any = None
    refusal: str = ""
    rights: Mapping[str, Any] = field(default_factory=dict)

    @property
    def card(self) -> Card:
        return self.shown.card

    @property
    def gain(self) -> str:
        return figure(self.card.gain)

    @property
    def joins(self) -> str:
        return figure(self.card.joins)

    @cached_property
    def rows(self) -> tuple[RowSeen, ...]:
        return tuple(RowSeen(line) for line in self.shown.lines)

    @property
    def first_rows(self) -> tuple[RowSeen, ...]:
        return self.rows[:_ROWS]

    @property
    def further_rows(self) -> tuple[RowSeen, ...]:
        return self.rows[_ROWS:]

    def first_written(self) -> SafeString:
        """The rows always visible, as HTML."""
        return self._written(self.first_rows)

    def further_written(self) -> SafeString:
        """The collapsed rows, as HTML."""
        return self._written(self.further_rows)

    def _written(self, rows: Iterable[RowSeen]) -> SafeString:
        return rows_of(rows, self.ticked, self.rights["people_at"], may_decide=self.rights["may_decide"])

    def samples_written(self) -> SafeString:
        """A few documents under each name, as HTML."""
        return samples_of(self.first_rows, self.rights["documents_at"])

    @cached_property
    def ticked(self) -> frozenset[str]:
        """The ticked rows: those submitted, else those suggested by the evidence."""
        if self.typed is not None:
            return frozenset(self.typed.getlist("members"))
        return frozenset(row.tokens for row in self.rows if row.member.ticked)

    @cached_property
    def bearers(self) -> tuple[BearerSeen, ...]:
        """The candidates, first the bearers of a typed name, then the card's person, then the others."""
        people = [row.member.person for row in self.rows if row.member.person]
        people = sorted(people, key=lambda person: person.pk != self.card.person_id)
        everybody = dict.fromkeys([*(people_called(self.somebody) if self.somebody else ()), *people])
        return tuple(BearerSeen(str(one.pk), one.name, one.description) for one in everybody)[:BEARERS]

    @property
    def somebody(self) -> str:
        """The text typed to find a person not on the card."""
        return str(self.typed.get("somebody", ""))[:500] if self.typed is not None else ""

    @property
    def chosen(self) -> str:
        """The key of the chosen person; "" for a new one."""
        if self.typed is not None and "person" in self.typed:
            return str(self.typed["person"])
        return str(self.card.person_id or "")

    @property
    def new_name(self) -> str:
        if self.typed is not None:
            return str(self.typed.get("new_name", ""))
        return "" if self.card.person_id else str(self.card.proposed_name)

    @property
    def against(self) -> tuple[str, ...]:
        """All counter-evidence on ticked rows; never shortened."""
        return self.shown.against

    @property
    def reason(self) -> str:
        """The reason proposed from the evidence, or the one typed."""
        if self.typed is not None:
            return str(self.typed.get("reason", ""))
        said = [why for row in self.rows if row.member.ticked for why in row.member.reasons]
        few = list(dict.fromkeys(said))[:_REASONS]
        return "; ".join(few)[:_LONGEST] or _("The name as it is written.")

    @property
    def doubt(self) -> str:
        """The proposed reason for keeping them apart."""
        said = [why for row in self.rows for why in row.member.against]
        return "; ".join(list(dict.fromkeys(said))[:_REASONS])[:_LONGEST]

    @property
    def is_person(self) -> bool:
        return self.card.kind == Card.Kind.PERSON

    @property
    def parts(self) -> str:
        """The people the string seems to name, one per line."""
        if self.typed is not None and "parts" in self.typed:
            return str(self.typed["parts"])
        return "\n".join(parts_of(self.card.proposed_name))


def parts_of(form: str) -> list[str]:
    """Return the parts of a name such as "Bulganin and Khrushchev", each with its office where all have one; a string
    without a conjunction is returned whole."""
    if people := people_together(form):
        return list(people)
    for between in (" and ", " und ", " et ", " и ", " & ", " / ", ";"):
        if between in form:
            pieces = [part.strip(" ,") for piece in form.split(between) for part in piece.split(", ")]
            parts = [part for part in pieces if part]
            # Of “Minister of Trade and Industry Ikeda” the first is an office, and nobody's name.
            return [form] if any(parsed(part).kind == "office" for part in parts) else parts
    return [form]
