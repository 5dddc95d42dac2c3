"""Full-text search in the admin: the public search, plus drafts, shelfmarks, ids, contributors and notes."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Selection
from archive.text.folding import fold
from archive.topics.models import Topic

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
        contain &= Q(pk__in=_with(word.rstrip("*")))
    return Document.objects.unpublished().filter(contain | Q(pk__in=_borne_by(typed)))


def _with(word: str) -> "QuerySet[Any, Any]":
    """Return the keys of the unpublished records that contain the word, found part by part.

    Each part is read once for the word; asked of every record in turn, eight parts took four times as long.
    """
    key, name = fold(word), name_key(word)
    unseen = Document.objects.unpublished().order_by()
    own = Q(title_key__contains=key) | Q(summary__icontains=word) | Q(number__iexact=word)
    topics = TopicTag.objects.filter(tag__in=_called(Topic, name_key__contains=name)).values("content_object")
    places = DocumentPlace.objects.filter(place__in=_called(Place, name_key__contains=name)).values("document")
    named = Credit.objects.filter(alias__in=_called(Alias, key__contains=name)).values("document")
    found = [unseen.filter(own), *(unseen.filter(pk__in=rows) for rows in (topics, places, named, _borne_by(word)))]  # type: ignore[misc]
    inside = [
        Credit.objects.filter(document__in=unseen.values("pk"), supplied__icontains=word),
        Text.objects.filter(document__in=unseen.values("pk"), content__body__icontains=word),
        Rendering.objects.filter(document__in=unseen.values("pk"), title__icontains=word),
    ]
    keys = [each.values_list("pk", flat=True) for each in found]
    return keys[0].union(*keys[1:], *(rows.order_by().values_list("document", flat=True) for rows in inside))


def _called(model: type[Model], **named: str) -> "QuerySet[Any, Any]":
    """Return the keys of the headings or names so called, which a database looks through before all else."""
    return model._default_manager.filter(**named).order_by().values("pk")


def _borne_by(name: str) -> "QuerySet[Credit, Any]":
    """Return the documents of the bearers of this name, under any of their names."""
    bearers = Alias.objects.filter(key=name_key(name)).exclude(person=None).values("person__identity")
    return Credit.objects.filter(alias__person__identity__in=bearers).order_by().values("document")


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
