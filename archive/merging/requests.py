"""Requests to merge: filed by those who may only suggest, answered by name editors, each with a reason."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.merging.models import MergeRequest
from archive.merging.refusals import MergeRefused
from archive.people.models import Person


def ask_for_merge(
    survivor: Person, absorbed: Iterable[Person], *, by: AbstractBaseUser, reason: str
) -> list[MergeRequest]:
    """File a request for each of the absorbed, or return the open one.

    Raises MergeRefused for a person and themselves, or without a reason.
    """
    losers = [person for person in absorbed if person.pk != survivor.pk]
    if not losers:
        raise MergeRefused(_("A person cannot be merged into themselves. Choose two different people."))
    if not reason.strip():
        raise MergeRefused(_("Say why they are the same: somebody will ask in ten years."))
    filed = []
    for person in losers:
        request, _made = MergeRequest.objects.get_or_create(
            survivor=survivor,
            absorbed=person,
            state=MergeRequest.State.OPEN,
            defaults={"reason": reason, "by_id": by.pk},
        )
        filed.append(request)
    return filed


def refuse_request(request: MergeRequest, *, by: AbstractBaseUser, answer: str) -> MergeRequest:
    """Refuse the request with an answer for whoever filed it, and return it.

    Raises MergeRefused without an answer, or when it was answered before.
    """
    if not answer.strip():
        raise MergeRefused(_("Say why not: your colleague will want to know."))
    with transaction.atomic():
        request = MergeRequest.objects.select_for_update().get(pk=request.pk)
        if request.state != MergeRequest.State.OPEN:
            raise MergeRefused(_("%(user)s has answered this request already.") % {"user": request.answered_by})
        _answer([request.pk], MergeRequest.State.REFUSED, by, answer)
    request.refresh_from_db()
    return request


def approve_what_was_merged(*, by: AbstractBaseUser, answer: str) -> int:
    """Approve open requests whose two people are one by now, and return how many."""
    done = MergeRequest.objects.filter(state=MergeRequest.State.OPEN, survivor__identity=F("absorbed__identity"))
    return _answer(list(done.values_list("pk", flat=True)), MergeRequest.State.APPROVED, by, answer)


def is_asked_for(people: Sequence[Person]) -> list[MergeRequest]:
    """Return the open requests that concern two of these people."""
    identities = [person.identity_id for person in people]
    asked = MergeRequest.objects.filter(
        state=MergeRequest.State.OPEN, survivor__identity__in=identities, absorbed__identity__in=identities
    )
    return list(asked.exclude(survivor__identity=F("absorbed__identity")).select_related("by", "survivor", "absorbed"))


def _answer(pks: list[int], state: MergeRequest.State, by: AbstractBaseUser, answer: str) -> int:
    return MergeRequest.objects.filter(pk__in=pks).update(
        state=state, answer=answer, answered_by=by, answered_at=timezone.now()
    )
