"""Who is to see to a record, and what about it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from archive.editing.models import Errand


def send_back(pk: int, *, by: AbstractBaseUser, sentence: str) -> None:
    """The record carries the sentence with which it was sent back, until it is submitted or published again."""
    Errand.objects.update_or_create(document_id=pk, defaults={"sentence": sentence, "sent_by_id": by.pk})


def assign(pk: int, *, to: int | None) -> None:
    """This member of staff, or nobody, is to see to the record."""
    Errand.objects.update_or_create(document_id=pk, defaults={"assignee_id": to})


def call_attention(pk: int, sentence: str) -> None:
    """The record needs attention for this reason, or no longer."""
    Errand.objects.update_or_create(document_id=pk, defaults={"attention": sentence})


def settle(pks: Iterable[int]) -> None:
    """What these records were sent back with is done."""
    done: dict[str, Any] = {"sentence": "", "sent_by": None}
    Errand.objects.filter(document__in=list(pks)).exclude(sentence="").update(**done)


def of(user: AbstractBaseUser | AnonymousUser) -> Any:
    """What is assigned to this member of staff, latest first."""
    return Errand.objects.filter(assignee=user.pk).select_related("document").order_by("-changed")
