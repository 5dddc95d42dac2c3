"""What people do to an archive one after another, each deed chosen by two numbers: for histories made at random."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import transaction

from archive.documents.models import Credit, Document
from archive.documents.vocabulary import State
from archive.editing import publishing
from archive.editing.saving import remember_all
from archive.editing.undoing import undo_run
from archive.interchange.planning import Mode
from archive.journal.models import Run
from archive.merging.cards import desk
from archive.merging.cards.up_to_date import bring_up_to_date
from archive.merging.decisions import decide, take_back
from archive.merging.deeds.accepting import accept
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.refusals import CardRefused
from archive.merging.split import split
from archive.people.models import Alias, NotSame, Person
from archive.people.naming import alias_as_borne, alias_for
from tests.hands import letter, staff
from tests.interchange.archives import brought, cable
from tests.merging.cards_seen import tokens


def _merge(one: int, other: int) -> None:
    people = list(Person.objects.standing().order_by("pk"))
    survivor, absorbed = people[one % len(people)], people[other % len(people)]
    keep = {"name": absorbed, "biography": absorbed} if one % 3 == 0 else {}
    merge(survivor, [absorbed], by=staff("names"), reason="one man", keep=keep)


def _split(one: int, other: int) -> None:
    people = list(Person.objects.standing().order_by("pk"))
    source, target = people[one % len(people)], people[other % len(people)]
    aliases = list(Alias.objects.of_identity(source).exclude(kind=Alias.Kind.PREFERRED).order_by("pk"))
    letters = list(Credit.objects.of_identity(source).order_by("pk").values_list("pk", flat=True))
    chosen: dict[str, Any] = (
        {"credits": letters[: 1 + other % 3]} if one % 2 and letters else {"aliases": [a.pk for a in aliases[:1]]}
    )
    to: dict[str, Any] = {"new_name": f"Somebody {one}"} if source == target else {"target": target}
    split(source, by=staff("names"), reason="two men", **chosen, **to)


def _identify(one: int, other: int) -> None:
    waiting = list(Alias.objects.unidentified().order_by("pk"))
    people = list(Person.objects.standing().order_by("pk"))
    if waiting:
        alias = waiting[one % len(waiting)]
        letters = list(alias.credits.values_list("pk", flat=True))[: one % 2]
        who: dict[str, Any] = {"new_name": f"New {one}"} if other % 5 == 0 else {"person": people[other % len(people)]}
        identify(alias, credits=letters, by=staff("names"), reason="his hand", **who)


def _take_card(one: int, other: int) -> None:
    """A card of the queue, as it is ticked or with everything on it."""
    bring_up_to_date()
    shown = list(desk.cards(desk.Question()).cards)
    if shown:
        card = shown[one % len(shown)]
        members = tokens(card) if other % 3 else [token for line in card.lines for token in line.tokens]
        with suppress(CardRefused):
            accept(card.card.key, seen=card.card.seen, members=members, by=staff("names"), reason="one man")


def _decide(one: int, other: int) -> None:
    pairs = list(NotSame.objects.order_by("pk"))
    if pairs and other % 2:
        take_back(pairs[one % len(pairs)], by=staff("names"), reason="wrong")
        return
    people = list(Person.objects.standing().order_by("pk"))
    verdict = NotSame.Verdict.NOT_SAME if other % 3 == 0 else NotSame.Verdict.PERHAPS
    decide(people[one % len(people)], people[(one + 1) % len(people)], verdict, by=staff("names"), reason="two men")


def _edit_person(one: int, other: int) -> None:
    people = list(Person.objects.order_by("pk"))
    edited = people[one % len(people)]
    with transaction.atomic():
        setattr(edited, ("biography", "description", "note")[other % 3], f"Edited {other}")
        edited.save()
        remember_all({"person": [edited.pk]}, by=staff("curator"))


def _edit_name(one: int, other: int) -> None:
    names = list(Alias.objects.exclude(kind=Alias.Kind.PREFERRED).order_by("pk"))
    with transaction.atomic():
        alias = names[one % len(names)]
        if other % 2:
            alias.note, alias.kind = f"Seen {other}", Alias.Kind.COVER
            alias.save()
        else:
            alias, _ = alias_for(f"Spelling {other}", alias.person)
        remember_all({"alias": [alias.pk]}, by=staff("names"))


def _edit_document(one: int, other: int) -> None:
    documents = list(Document.objects.order_by("pk"))
    document = documents[one % len(documents)]
    names = [alias.pk for alias in Alias.objects.filter(credits__document=document)]
    with transaction.atomic():
        if other % 3 == 0:
            document.summary = f"Edited {other}"
            document.save()
        elif other % 3 == 1 and (credit := document.credits.order_by("pk").first()):
            credit.alias = alias_as_borne(f"Alias {other % 6}")[0]
            credit.save()
        else:
            alias = alias_as_borne(f"Cover {other % 6}")[0]
            Credit.objects.create(document=document, alias=alias, role="mentioned", position=other)
        names += [alias.pk for alias in Alias.objects.filter(credits__document=document)]
        remember_all({"document": [document.pk], "alias": sorted(set(names))}, by=staff("curator"))


def _write(one: int, other: int) -> None:
    people = list(Person.objects.order_by("pk"))
    names = ((f"Alias {other % 6}", "author"), (people[one % len(people)].name, "mentioned"))
    letter(f"Written since {one}", *names, published=False)


def _publish(one: int, other: int) -> None:
    documents = list(Document.objects.order_by("pk"))
    document = documents[one % len(documents)]
    if document.state == State.PUBLISHED:
        publishing.withdraw([document.pk], by=staff("reviewer"), reason="a family asked")
    else:
        publishing.publish([document.pk], by=staff("reviewer"))


def _bring_in(one: int, other: int) -> None:
    names = [{"name": f"Alias {other % 6}", "role": "author"}, {"name": f"Brought {one % 4}", "role": "recipient"}]
    mode = Mode.OVERWRITE if other % 2 else Mode.KEEP
    brought(cable(one % 5, title=f"Brought {other}", credits=names), mode=mode, publishing=other % 3 == 0)


def _undo(one: int, other: int) -> None:
    """Any run, an undo too; it need not be the last."""
    undone = Run.objects.filter(undoes__isnull=False).values("undoes")
    runs = list(Run.objects.exclude(pk__in=undone).exclude(by__username="founder").order_by("-pk"))
    if runs:
        undo_run(runs[one % len(runs)], by=staff("names2"), reason="wrong")


DEEDS: dict[str, Callable[[int, int], None]] = {
    "merge": _merge, "split": _split, "identify": _identify, "card": _take_card, "decide": _decide, "edit person": _edit_person,
    "edit name": _edit_name, "edit document": _edit_document, "write": _write, "publish": _publish,
    "bring in": _bring_in, "undo": _undo,
}  # fmt: skip
LIKELY = ("merge", "merge", "split", "split", "identify", "card", "undo", "undo", *DEEDS)


def undo_all(since: int) -> None:
    """Everything that still holds of what was done since that run is undone, the latest first."""
    for run in list(Run.objects.filter(pk__gt=since).exclude(kind=Run.Kind.UNDO).order_by("-pk")):
        last, undone = run, False
        while (following := Run.objects.filter(undoes=last).first()) is not None:
            last, undone = following, not undone
        if not undone:
            undo_run(last, by=staff("names"), reason="everything back")
