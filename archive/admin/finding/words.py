"""Full-text search in the admin: the public search, plus drafts, shelfmarks, ids, contributors and notes."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.documents.vocabulary import State
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.search import engine
from archive.search.query import Selection
from archive.text.folding import fold

_MOST_WORDS = 8


def among(ids: Iterable[int]) -> RawSQL:
    """Return these keys as a single SQL parameter for `pk__in`, without a limit on their number."""
    every = list(ids)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [every])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(every)])


def matching(documents: "QuerySet[Document]", typed: str) -> "QuerySet[Document]":
    """Return those of the documents that contain all words, or match by id, shelfmark or note."""
    read = engine.find(Selection(words=typed[:200], per_page=0)).ids
    words = [word for word in typed.replace('"', " ").split() if not word.startswith("-")][:_MOST_WORDS]
    unseen: Any = ~Q(state=State.PUBLISHED)
    for word in words:
        unseen &= _stands_in(word.rstrip("*"))
    unseen |= ~Q(state=State.PUBLISHED) & Exists(_borne_by(typed))
    return documents.filter(Q(pk__in=among(read)) | unseen | _of_the_desk(typed.strip()))


def _borne_by(name: str) -> "QuerySet[Credit]":
    """Return the credits of the bearers of this name, under any of their names."""
    bearers = Alias.objects.filter(key=name_key(name)).exclude(person=None).values("person__identity")
    return Credit.objects.filter(document=OuterRef("pk"), alias__person__identity__in=bearers)


def _stands_in(word: str) -> Any:
    """Return a condition for records containing the word, for those not in the text index."""
    key, name = fold(word), name_key(word)
    credits = Credit.objects.filter(document=OuterRef("pk"))
    named = credits.filter(Q(alias__key__contains=name) | Q(supplied__icontains=word))
    return (
        Q(title_key__contains=key)
        | Q(summary__icontains=word)
        | Q(number__iexact=word)
        | Exists(named)
        | Exists(_borne_by(word))
        | Exists(TopicTag.objects.filter(content_object=OuterRef("pk"), tag__name_key__contains=name))
        | Exists(DocumentPlace.objects.filter(document=OuterRef("pk"), place__name_key__contains=name))
        | Exists(Text.objects.filter(document=OuterRef("pk"), content__body__icontains=word))
        | Exists(Rendering.objects.filter(document=OuterRef("pk"), title__icontains=word))
    )


def _of_the_desk(typed: str) -> Any:
    """Return the conditions not offered to readers: ids, shelfmarks, contributors, notes."""
    asked: Any = Q(public_id=typed.lower()) | Q(external_id=typed) | Q(number=typed)
    if len(typed) < 3:
        return asked
    return (
        asked
        | Q(pk__in=Holding.objects.filter(reference__icontains=typed).values("document"))
        | Q(pk__in=Backer.objects.filter(name__icontains=typed).values("document"))
        | Q(note__icontains=typed)
    )
