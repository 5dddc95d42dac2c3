"""Actions on a card: accept, decide otherwise, postpone or claim; afterwards the queue stays at the same place."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from archive.admin.cards.page import may_decide, queue_page
from archive.admin.merge_asking import number
from archive.admin.record.picking import people_called
from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.staff import staff
from archive.merging.cards.models import Card
from archive.merging.cards.up_to_date import catch_up
from archive.merging.deeds.accepting import accept
from archive.merging.deeds.claims import claim
from archive.merging.deeds.rulings import rule
from archive.merging.refusals import CardChanged, CardRefused, IdentifyRefused, MergeRefused
from archive.people.enrolment import NameRefused
from archive.people.models import Person
from archive.text.cleaning import clean_line, clean_prose

_REFUSED: Final = (CardRefused, MergeRefused, IdentifyRefused, NameRefused)
_LONGEST_REASON: Final = 4000


@csrf_protect
def queue_view(request: HttpRequest) -> HttpResponse:
    """A page of the queue; POST decides a card and shows the same page. GET claims nothing."""
    if not request.user.has_perm("archive.merge_person") and not request.user.has_perm("archive.suggest_merge"):
        raise PermissionDenied
    if request.method != "POST":
        catch_up()
        return queue_page(request)
    if not may_decide(request):
        raise PermissionDenied
    return _decide(request)


def _decide(request: HttpRequest) -> HttpResponse:
    sent = Sent(request.POST, staff(request))
    if sent.merges and waits_for_second(request):
        return ask_second(request, card_with(sent.key), sent.reason)
    try:
        said = DEEDS.get(sent.decision, _nothing)(sent)
    except CardChanged as changed:
        return queue_page(request, key=sent.key, refusal=str(changed), status=409)
    except _REFUSED as refused:
        return queue_page(request, key=sent.key, refusal=str(refused), keeps=True, status=409)
    messages.success(request, format_html("<bdi>{}</bdi>", said))
    onward = sent.text("following")
    _begin(onward, sent)
    return HttpResponseRedirect(f"{request.get_full_path()}{f'#card-{onward}' if onward.isalnum() else ''}")


def _begin(key: str, sent: "Sent") -> None:
    """Claim the next card for whoever decided the one before: they are at it already, and others pass over it.

    A claim is optional: where somebody else holds the card, or the database is busy, nothing is said.
    """
    if not key or sent.decision == "claim":
        return
    try:
        claim(key, by=sent.by)
    except (CardRefused, OperationalError):
        return


class Sent:
    """The submitted form of a card as values."""

    def __init__(self, form: QueryDict, by: AbstractBaseUser) -> None:
        self._form = form
        self.by = by
        self.key, self.seen = self.text("card"), self.text("seen")
        self.decision = self.text("decision")
        # A checkbox may stand for hundreds of credits, joined in one value.
        self.members = [token for value in form.getlist("members") for token in value.replace(",", " ").split()]
        self.reason = clean_prose(form.get("reason", ""))[:_LONGEST_REASON]

    def text(self, name: str) -> str:
        return clean_line(self._form.get(name, ""))[:500]

    @property
    def merges(self) -> bool:
        """Whether accepting merges several people."""
        people = {token for token in self.members if token.startswith("p")} - {f"p{self.text('person')}"}
        chosen = bool(self.text("person") or self.text("somebody"))
        return self.decision in {"accept", "body"} and len(people) > (0 if chosen else 1)

    @property
    def parts(self) -> list[str]:
        """The names contained in one string: a repeated field, or one per line."""
        lines = [line for value in self._form.getlist("parts") for line in value.splitlines()]
        return [part for line in lines if (part := clean_line(line)[:500])]

    @property
    def person(self) -> Person | None:
        """The person chosen for the card, by key or slug, or by a typed name.

        Raises CardRefused if it matches nobody or several people.
        """
        if typed := self.text("somebody"):
            return _the_one(typed)
        chosen = self.text("person")
        if not chosen:
            return None
        known = Person.objects.filter(pk=number(chosen)) if chosen.isdecimal() else Person.objects.filter(slug=chosen)
        found = known.select_related("identity").first()
        if found is None:
            raise CardRefused(_("The person you chose is no longer in the archive. Choose again."))
        return found.identity  # type: ignore[return-value]


def _the_one(typed: str) -> Person:
    """Return the only person with this name. Raises CardRefused otherwise; the card then offers candidates."""
    found = people_called(typed)
    if len(found) == 1:
        return found[0]
    if found:
        words = _("Several people may be “%(name)s”. Choose one under “Whose they are”, empty the field, accept again.")
    else:
        words = _("Nobody here is called “%(name)s”. Type another of their names, or make somebody new.")
    raise CardRefused(words % {"name": typed})


def _nothing(_sent: Sent) -> str:
    raise CardRefused(_("Choose what becomes of the card: press one of its buttons."))


def _accept(sent: Sent, *, body: bool = False) -> str:
    person = sent.person
    done = accept(
        sent.key, seen=sent.seen, members=sent.members, by=sent.by, reason=sent.reason,
        person=person, new_name="" if person else sent.text("new_name"), kind=Card.Kind.BODY if body else "",
    )  # fmt: skip
    return _("Done: %(person)s.") % {"person": done.person}


def _body(sent: Sent) -> str:
    return _accept(sent, body=True)


def _rule(sent: Sent) -> str:
    card = card_with(sent.key)
    rule(
        sent.key, sent.decision, seen=sent.seen, members=sent.members, by=sent.by, reason=sent.reason, parts=sent.parts
    )
    return f"{card}: {SAID[sent.decision]}"


def card_with(key: str) -> str:
    """Return the name of the card."""
    return Card.objects.filter(key=key).values_list("proposed_name", flat=True).first() or ""


@csrf_protect
@require_POST
def claim_view(request: HttpRequest) -> HttpResponse:
    """Claim the card for ten minutes, without a journal entry; a refusal is a sentence."""
    if not may_decide(request):
        raise PermissionDenied
    try:
        _claim(Sent(request.POST, staff(request)))
    except CardRefused as refused:
        return HttpResponse(str(refused), content_type="text/plain; charset=utf-8", status=409)
    except OperationalError:
        # The database is locked by a long write: a claim is optional, so it does not wait.
        return HttpResponse("", content_type="text/plain; charset=utf-8", status=200)
    return HttpResponse("", content_type="text/plain; charset=utf-8")


def _claim(sent: Sent) -> str:
    claim(sent.key, by=sent.by)
    return _("The card is yours for ten minutes; others are told.")


# The success messages of decisions other than accepting.
SAID: Final = {
    "not_same": gettext_lazy("not the same."),
    "perhaps": gettext_lazy("perhaps."),
    "later": gettext_lazy("put off; it stands at the end."),
    "unknown": gettext_lazy("looked for, not found. It comes back when something new is known."),
    "office": gettext_lazy("an office."),
    "several": gettext_lazy("several people, each by themselves now."),
    "no_name": gettext_lazy("not a name."),
}
DEEDS: Final[dict[str, Callable[[Any], str]]] = {
    "accept": _accept,
    "body": _body,
    "claim": _claim,
    **dict.fromkeys(SAID, _rule),
}
