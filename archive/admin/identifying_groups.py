"""The letters of a waiting name by whose they seem to be, each with the passage in which the name stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from archive.admin.cards.passages import LetterSeen
from archive.documents.models import Credit
from archive.merging.cards.desk import Line
from archive.merging.cards.models import Member
from archive.merging.cards.passages import Group, groups_of
from archive.merging.refusals import IdentifyRefused
from archive.people.models import Alias, Person

SHOWN: Final = 60  # letters of a group


class LetterShown(LetterSeen):
    """A letter that a form sends back by its credit."""

    @property
    def pk(self) -> str:
        return self.passage.token.removeprefix("c")


@dataclass(frozen=True)
class LettersOf:
    """Letters that seem to be one person's, with why; without a person those of which nothing is known."""

    group: Group
    whose: str = ""

    @property
    def member(self) -> Member:
        return self.group.line.member

    @property
    def letters(self) -> list[LetterShown]:
        return [LetterShown(passage) for passage in self.group.passages]


def groups_by_bearer(alias: Alias) -> list[LettersOf]:
    """What the cards say of the name's letters, those that are surest first, and after them the letters of which they
    say nothing; in a fixed number of queries."""
    rows = Member.objects.filter(name=alias).exclude(card__person=None, card__proposed_name=alias.form)
    members = list(rows.select_related("card__person").order_by("-ticked", "-score", "pk"))
    told = {document for member in members for document in member.documents}
    rest = _rest(alias, told) if members and all(member.documents for member in members) else []
    if not members or rest:
        members.append(Member(pk=0, name=alias, documents=rest))
    groups = groups_of([Line(member, alias.form, ()) for member in members], SHOWN)
    return [LettersOf(group, _whose(group.line.member)) for group in groups]


def _rest(alias: Alias, told: Iterable[int]) -> list[int]:
    documents = Credit.objects.filter(alias=alias).exclude(document__in=set(told))
    return list(documents.order_by().values_list("document", flat=True).distinct())


def _whose(member: Member) -> str:
    if not member.pk:
        return ""
    return str(member.card.person or member.card.proposed_name)


def taken_from(alias: Alias, group: int, chosen: Iterable[int]) -> tuple[Person | None, str, list[int]]:
    """Whom a group of letters is given to (a person, or a new one of this name), and which credits: those that were
    chosen in it, all of it where none was. Raises IdentifyRefused where the proposals are not as they were shown."""
    member = Member.objects.filter(pk=group, name=alias).select_related("card__person").first()
    if member is None:
        raise IdentifyRefused(_("The proposals for this name have changed. Look at them again."))
    credits = Credit.objects.filter(alias=alias)
    if member.documents:
        credits = credits.filter(document__in=member.documents)
    theirs = set(credits.values_list("pk", flat=True))
    picked = theirs & set(chosen)
    person = member.card.person
    return person, "" if person else member.card.proposed_name, sorted(picked or theirs)
