"""Deciding cards otherwise than by accepting: not the same, perhaps, later, unknown, office, several, no name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.journal.telling import TAKEN_BACK, Told
from archive.merging.cards.around import look_round
from archive.merging.cards.fresh import evidence_of_card
from archive.merging.cards.models import Card, Member
from archive.merging.cards.outcomes import judged, remember
from archive.merging.cards.up_to_date import read_by_deed
from archive.merging.deeds.accepting import Choice, as_seen, chosen
from archive.merging.deeds.splitting import split_names
from archive.merging.refusals import CardRefused
from archive.names.keys import name_key
from archive.people.locking import lock_names
from archive.people.models import Alias, NotBorne, NotSame, Person
from archive.people.rulings import Holder, Ruling

Verdict = Ruling.Verdict


@dataclass(frozen=True, slots=True)
class Held:
    """Who held an office, and from when until when, as far as is known."""

    person: Person
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None


def rule(
    key: str,
    verdict: str,
    *,
    seen: str,
    members: Sequence[str],
    by: AbstractBaseUser,
    reason: str,
    parts: Sequence[str] = (),
    holders: Sequence[Held] = (),
) -> Run | None:
    """Record this verdict on the chosen rows of the card and return the run, which can be undone.

    `not_same` and `perhaps` stand between each row and whom the card stands for (or its first row); the other verdicts
    are on each name by itself. Raises CardChanged where the card is not as it was seen; CardRefused without a reason
    (but for `later`), with nothing chosen, or for several people without at least two parts.
    """
    if verdict != Verdict.LATER and not reason.strip():
        raise CardRefused(_("Say why: whoever meets the name again will want to know."))
    with open_run(Run.Kind.DECISION, by=by, reason=reason) as run:
        lock_names()
        choice = chosen(card := as_seen(key, seen), members)
        names = _names(choice)
        run.tell("ruled", name=card.proposed_name, verdict=Verdict(verdict).value)
        remember(run, judged([card], ()) if verdict == Verdict.NOT_SAME else {})
        ruling = _Rulings(run, card, reason)
        if verdict in {Verdict.NOT_SAME, Verdict.PERHAPS}:
            ruling.between(choice, names, Verdict(verdict))
        elif verdict == Verdict.LATER:
            ruling.later()
        elif verdict == Verdict.SEVERAL:
            _refuse_few(parts, names)
            ruling.of_each(names, Verdict.SEVERAL, parts=list(parts))
            split_names(run, names, list(parts))
        else:
            ruling.of_each(names, Verdict(verdict), holders=holders)
        look_round({*choice.names, *choice.credits}, set(choice.people))
    done = run.run if run.run.pk else None
    read_by_deed(done)
    return done


def take_back(ruling: Ruling, *, by: AbstractBaseUser, reason: str) -> None:
    """Delete the ruling, so that the name is undecided again."""
    if ruling.other or ruling.person:
        whom = ruling.other or str(ruling.person)
        ended: Told = {"deed": "not borne", "values": {"name": ruling.form, "person": whom}}
    else:
        ended = {"deed": "ruled", "values": {"name": ruling.form, "verdict": ruling.verdict}}
    with open_run(Run.Kind.DECISION, by=by, reason=reason, told={"deed": TAKEN_BACK, "of": ended}) as run:
        lock_names()
        run.record("ruling", [ruling.pk])
        keys = [ruling.key, ruling.other_key]
        Ruling.objects.filter(pk=ruling.pk).delete()
        look_round(Alias.objects.waiting_as(keys).values_list("pk", flat=True))


def _names(choice: Choice) -> list[Alias]:
    return list(Alias.objects.filter(pk__in=[*choice.names, *choice.credits]).order_by("pk"))


def _refuse_few(parts: Sequence[str], names: Sequence[Alias]) -> None:
    if len({name_key(part) for part in parts if part.strip()}) < 2:
        raise CardRefused(_("Write at least two names, one a line, into which it is to be split."))
    if any(name_key(part) == name.key for part in parts for name in names):
        raise CardRefused(_("One of the parts is the whole name again."))


class _Rulings:
    """Writes rulings into the run."""

    def __init__(self, run: OpenRun, card: Card, reason: str) -> None:
        self._run, self._card, self._reason = run, card, reason

    def later(self) -> None:
        """Move the card, identified by its first row, to the end of the queue."""
        first = Member.objects.filter(card=self._card).select_related("name", "person").order_by("position").first()
        if first is not None and first.name is not None:
            self._keep(Verdict.LATER, form=first.name.form)
        elif first is not None and first.person is not None:
            self._keep(Verdict.LATER, form=first.person.name, person=first.person)

    def of_each(
        self, names: Iterable[Alias], verdict: Verdict, *, parts: Sequence[str] = (), holders: Sequence[Held] = ()
    ) -> None:
        """Record the verdict on each name by itself."""
        names = list(names)
        if not names:
            raise CardRefused(_("Tick the names that this is said of."))
        evidence = evidence_of_card(self._card) if verdict == Verdict.UNKNOWN else ""
        for form in {name.key: name.form for name in names}.values():
            ruling = self._keep(verdict, form=form, parts=list(parts), evidence=evidence)
            for held in holders:
                root = held.person.identity_id or held.person.pk
                Holder.objects.create(ruling=ruling, person_id=root, since=held.since, until=held.until)

    def between(self, choice: Choice, names: Sequence[Alias], verdict: Verdict) -> None:
        """Record the verdict between each chosen row and the card's person, or else the card's first name."""
        person = self._card.person
        first = Member.objects.filter(card=self._card).select_related("name").order_by("position").first()
        lead = first.name if first and person is None else None
        others = [pk for pk in choice.people if person and pk != person.pk]
        if not others and all(lead and name.key == lead.key for name in names):
            raise CardRefused(_("Tick the rows that are somebody else."))
        for other in Person.objects.filter(pk__in=others):
            assert person is not None, "others are counted beside a person"
            self._pair(person, other, verdict)
        for name in {each.key: each for each in names}.values():
            if person is not None:
                self._not_his(name, person, verdict)
            elif lead is not None and name.key != lead.key:
                one, two = sorted((lead.form, name.form), key=name_key)
                self._keep(verdict, form=one, other=two)

    def _pair(self, one: Person, two: Person, verdict: Verdict) -> None:
        first, second = sorted((one, two), key=lambda person: person.pk)
        pair, _made = NotSame.objects.update_or_create(
            first=first, second=second, defaults={"verdict": NotSame.Verdict(verdict), "reason": self._reason}
        )
        self._run.record("decision", [pair.pk])

    def _not_his(self, name: Alias, person: Person, verdict: Verdict) -> None:
        if verdict == Verdict.PERHAPS:
            self._keep(verdict, form=name.form, person=person)
            return
        decision, _made = NotBorne.objects.update_or_create(
            person=person, key=name.key, defaults={"form": name.form, "reason": self._reason}
        )
        self._run.record("name decision", [decision.pk])

    def _keep(self, verdict: Verdict, *, form: str, **more: Any) -> Ruling:
        """Write the ruling in place of an earlier one on the same subject."""
        other, person = more.pop("other", ""), more.pop("person", None)
        which: dict[str, Any] = {"key": name_key(form), "other_key": name_key(other) if other else "", "person": person}
        if not other and person is None:
            which["verdict"] = verdict
        known = Ruling.objects.filter(**which).first() or Ruling(form=form, other=other, person=person)
        known.verdict, known.reason = verdict, self._reason
        for field, value in more.items():
            setattr(known, field, value)
        known.save()
        self._run.record("ruling", [known.pk])
        return known
