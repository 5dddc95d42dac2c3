"""Full-text search in the admin: the public search, plus drafts, shelfmarks, ids, contributors and notes."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
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
    """Return those of the documents that contain all words, or match by id, shelfmark or note.

    What is found is asked for once, and the list, its count and its facets are then read by key.
    """
    read = engine.find(Selection(words=typed[:200], per_page=0)).ids
    beside = [each.order_by().values_list("pk", flat=True) for each in (_unseen(typed), *_of_the_desk(typed.strip()))]
    return documents.filter(pk__in=among({*read, *beside[0].union(*beside[1:])}))


def _unseen(typed: str) -> "QuerySet[Document]":
    """Return the records that are not in the readers' index and contain all words, or whose people bear the name."""
    words = [word for word in typed.replace('"', " ").split() if not word.startswith("-")][:_MOST_WORDS]
    contain = Q()
    for word in words:
        contain &= _stands_in(word.rstrip("*"))
    return Document.objects.unpublished().filter(contain | Q(Exists(_borne_by(typed))))


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


def _of_the_desk(typed: str) -> "Sequence[QuerySet[Document]]":
    """Return what readers are not offered: ids, numbers, shelfmarks, contributors, notes."""
    records = Document.objects
    found = [
        records.filter(public_id=typed.lower()),
        records.filter(_filled("external_id"), external_id=typed),
        records.filter(_filled("number"), number=typed),
    ]
    if len(typed) < 3:
        return found
    return [
        *found,
        records.filter(pk__in=Holding.objects.filter(reference__icontains=typed).values("document")),
        records.filter(pk__in=Backer.objects.filter(name__icontains=typed).values("document")),
        records.filter(_filled("note"), note__icontains=typed),
    ]


def _filled(field: str) -> Func:
    """Return that the field is filled, written out as in the index that holds those records alone."""
    return Func(F(field), template="NOT (%(expressions)s = '')", output_field=BooleanField())
