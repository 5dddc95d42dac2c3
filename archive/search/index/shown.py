"""Whether readers see a record at all: other changes alter no page."""

from collections.abc import Callable, Collection
from typing import Any, Final

from django.db.models import Q

from archive.documents.models import Credit, Document, DocumentPlace, Holding, Membership, TopicTag
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.places.models import Place
from archive.topics.models import Topic

_PUBLISHED: Final = State.PUBLISHED


def is_shown(kind: str, pks: Collection[int]) -> bool:
    """Return whether any of these records, or its identity, is in a published document or above one that may be.

    True for kinds unknown here.
    """
    question = _SHOWN.get(kind)
    return question is None or question(pks)


def _one_with(model: Any, pks: Collection[int]) -> set[int]:
    return {*pks, *(pk for pk in model._default_manager.filter(pk__in=pks).values_list("identity", flat=True) if pk)}


def _person(pks: Collection[int]) -> bool:
    identities = _one_with(Person, pks)
    return Credit.objects.filter(document__state=_PUBLISHED, alias__person__identity__in=identities).exists()


def _topic(pks: Collection[int]) -> bool:
    identities = _one_with(Topic, pks)
    tagged = TopicTag.objects.filter(tag__identity__in=identities, content_object__state=_PUBLISHED)
    return tagged.exists() or Topic.objects.filter(broader__identity__in=identities).exists()


def _place(pks: Collection[int]) -> bool:
    identities = _one_with(Place, pks)
    named = DocumentPlace.objects.filter(place__identity__in=identities, document__state=_PUBLISHED)
    return named.exists() or Place.objects.filter(parent__identity__in=identities).exists()


def _by(model: Any, question: Callable[[Collection[int]], Q]) -> Callable[[Collection[int]], bool]:
    return lambda pks: bool(model._default_manager.filter(question(pks)).exists())


_SHOWN: Final[dict[str, Callable[[Collection[int]], bool]]] = {
    "person": _person,
    "topic": _topic,
    "place": _place,
    "type": _by(Document, lambda pks: Q(type__in=pks, state=_PUBLISHED)),
    "repository": _by(Holding, lambda pks: Q(repository__in=pks, document__state=_PUBLISHED)),
    "collection": _by(Membership, lambda pks: Q(collection__in=pks, document__state=_PUBLISHED)),
}
