"""Errands: who is to see to a record, and what about it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from archive.editing.models import Errand


def send_back(pk: int, *, by: AbstractBaseUser, sentence: str) -> None:
    """Set the sentence with which the record is sent back; it stays until the record is submitted or published."""
    Errand.objects.update_or_create(document_id=pk, defaults={"sentence": sentence, "sent_by_id": by.pk})


def assign(pk: int, *, to: int | None) -> None:
    """Assign the record to this member of staff, or to nobody for None."""
    Errand.objects.update_or_create(document_id=pk, defaults={"assignee_id": to})


def call_attention(pk: int, sentence: str) -> None:
    """Set the reason why the record needs attention; "" clears it."""
    Errand.objects.update_or_create(document_id=pk, defaults={"attention": sentence})


def settle(pks: Iterable[int]) -> None:
    """Clear the sentences with which these records were sent back."""
    done: dict[str, Any] = {"sentence": "", "sent_by": None}
    Errand.objects.filter(document__in=list(pks)).exclude(sentence="").update(**done)


def of(user: AbstractBaseUser | AnonymousUser) -> Any:
    """Return the errands assigned to this member of staff, the latest first."""
    return Errand.objects.filter(assignee=user.pk).select_related("document").order_by("-changed")
