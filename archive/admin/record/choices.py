"""Suggestions for text fields of the record screen: types, kinds of relations, colleagues."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from archive.documents.models import DocumentType, Relation

_TYPE, _KIND, _COLLEAGUE = "type", "kind", "colleague"


@dataclass(frozen=True, slots=True)
class Choices:
    """Names of types, kinds of relations in use and usual ones, and colleagues with their keys."""

    types: list[str]
    kinds: list[str]
    colleagues: list[tuple[int, str]]


def choices() -> Choices:
    """Return all of them in one query."""
    staff = get_user_model()._default_manager.filter(is_staff=True, is_active=True)
    asked: list[tuple[Any, str, str, Any]] = [
        (DocumentType.objects.all(), _TYPE, "name", F("pk")),
        (Relation.objects.values("kind").distinct(), _KIND, "kind", Value(0)),
        (staff, _COLLEAGUE, "username", F("pk")),
    ]
    rows = [
        rows.order_by().values_list(
            Value(what, CharField()), Cast(F(word), CharField()), Cast(key, BigIntegerField())
        )
        for rows, what, word, key in asked
    ]  # fmt: skip
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for what, word, key in rows[0].union(*rows[1:]):
        found[what].append((word, key))
    usual = [_("draft of"), _("reply to"), _("translation of"), _("copy of"), _("enclosure to"), _("see also")]
    kinds = sorted(word for word, _key in found[_KIND])[:40]
    return Choices(
        types=sorted((word for word, _key in found[_TYPE]), key=str.casefold),
        kinds=list(dict.fromkeys([*kinds, *usual])),
        colleagues=sorted(((key, word) for word, key in found[_COLLEAGUE]), key=lambda one: one[1]),
    )
