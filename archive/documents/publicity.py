"""Who and what is public: an authority record is, when a published document points to its identity."""

from django.db.models import Exists, OuterRef, QuerySet

from archive.documents.models import Credit, DocumentPlace, TopicTag
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.people.querysets import PersonQuerySet
from archive.places.models import Place
from archive.topics.models import Topic


def public_people() -> PersonQuerySet:
    """Standing people whom a published document credits, under whichever name."""
    credits = Credit.objects.filter(document__state=State.PUBLISHED, alias__person__identity=OuterRef("pk"))
    return Person.objects.standing().filter(Exists(credits))


def public_topics() -> QuerySet[Topic]:
    """Standing topics of published documents."""
    tags = TopicTag.objects.filter(content_object__state=State.PUBLISHED, tag__identity=OuterRef("pk"))
    return Topic.objects.standing().filter(Exists(tags))


def public_places() -> QuerySet[Place]:
    """Standing places of published documents."""
    links = DocumentPlace.objects.filter(document__state=State.PUBLISHED, place__identity=OuterRef("pk"))
    return Place.objects.standing().filter(Exists(links))
