"""The documents of an unidentified name grouped by likely person, each with the passage naming it."""

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

SHOWN: Final = 60  # documents per group


class LetterShown(LetterSeen):
    """A document; the form submits its credit."""

    @property
    def pk(self) -> str:
        return self.passage.token.removeprefix("c")


@dataclass(frozen=True)
class LettersOf:
    """Documents likely of one person, with the reasons; without a person, those without evidence."""

    group: Group
    whose: str = ""

    @property
    def member(self) -> Member:
        return self.group.line.member

    @property
    def letters(self) -> list[LetterShown]:
        return [LetterShown(passage) for passage in self.group.passages]


def groups_by_bearer(alias: Alias) -> list[LettersOf]:
    """Return the groups proposed by the cards, surest first, then the remaining documents.

    The number of queries is fixed.
    """
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
    """Return the person of a group (existing, or the name of a new one) and its credits: the chosen ones, or all.

    Raises IdentifyRefused if the proposals changed since they were shown.
    """
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
