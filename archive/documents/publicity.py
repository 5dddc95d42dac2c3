"""Who and what is public: an authority record is, when a published document points to its identity."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.documents.models import Credit, DocumentPlace, TopicTag
from archive.documents.vocabulary import State
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet, PersonQuerySet
from archive.places.models import Place
from archive.topics.models import Topic


def public_people() -> PersonQuerySet:
    """Standing people whom a published document credits, under whichever name."""
    credits = Credit.objects.filter(document__state=State.PUBLISHED, alias__person__identity=OuterRef("pk"))
    return Person.objects.standing().filter(Exists(credits))


def public_names(names: AliasQuerySet) -> AliasQuerySet:
    """Of these names those readers may know: of public people or written in a published document.

    A spelling that only drafts write came with them and stays unseen; a name a curator entered has no credits at all,
    or says of what kind it is.
    """
    written = Credit.objects.filter(alias=OuterRef("pk"))
    published = Exists(written.filter(document__state=State.PUBLISHED))
    entered = ~Q(kind=Alias.Kind.SPELLING) | ~Exists(written)
    of_the_public = entered & Q(person__identity__in=public_people().values("pk"))
    return names.filter(published | of_the_public).select_related("person__identity")


def public_topics() -> QuerySet[Topic]:
    """Standing topics of published documents."""
    tags = TopicTag.objects.filter(content_object__state=State.PUBLISHED, tag__identity=OuterRef("pk"))
    return Topic.objects.standing().filter(Exists(tags))


def public_places() -> QuerySet[Place]:
    """Standing places of published documents."""
    links = DocumentPlace.objects.filter(document__state=State.PUBLISHED, place__identity=OuterRef("pk"))
    return Place.objects.standing().filter(Exists(links))
