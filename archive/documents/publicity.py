"""Who and what is public: an authority record is if a published document points to its identity.

The subqueries are nested from the record inwards to the document: with joins SQLite starts from all published documents
for every single person, and an A–Z of two thousand took a minute.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from archive.documents.models import Credit, Document, DocumentPlace, TopicTag
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet, PersonQuerySet
from archive.places.models import Place
from archive.topics.models import Topic


def public_people() -> PersonQuerySet:
    """Return standing people whom a published document credits, under any name."""
    aliases = Alias.objects.filter(Exists(_published_credits()), person__identity=OuterRef("pk"))
    return Person.objects.standing().filter(Exists(aliases))


def written_names(names: AliasQuerySet) -> AliasQuerySet:
    """Return those of these names that stand in a published document."""
    return names.filter(Exists(_published_credits()))


def _published_credits() -> QuerySet[Credit]:
    """Return the published credits of the outer query's alias."""
    return Credit.objects.filter(_is_published("document"), alias=OuterRef("pk"))


def _is_published(key: str) -> Exists:
    """Return the condition that the document of a link is published."""
    return Exists(Document.objects.published().filter(pk=OuterRef(key)))


def public_names(names: AliasQuerySet) -> AliasQuerySet:
    """Return those of these names that readers may know: of public people, or written in a published document.

    A spelling that only drafts write came with them and stays hidden; a name a curator entered has no credits at all,
    or a kind of its own.
    """
    of_the_public = _entered() & Exists(public_people().filter(pk=OuterRef("person__identity")))
    return names.filter(Exists(_published_credits()) | of_the_public).select_related("person__identity")


def names_of_the_public(names: AliasQuerySet) -> AliasQuerySet:
    """Return the same as `public_names`; it trusts the caller that all of them are of public people."""
    return names.filter(Exists(_published_credits()) | _entered())


def names_shown(names: AliasQuerySet) -> AliasQuerySet:
    """Return those of these names of public people that readers may know, those in published documents first.

    It trusts the caller that all of them are of public people: asking again took longer than the rest.
    """
    written = Exists(Credit.objects.of_published().filter(alias=OuterRef("pk")))
    is_heading = Q(key=F("person__identity__name_key"))
    shown = names.annotate(written=written).filter(Q(written=True) | _entered() | is_heading)
    return shown.order_by("-written", "pk")


def _entered() -> Q:
    """Return the condition that a curator entered the name or set its kind, beyond a document writing it.

    A name that a change of a record has brought, which waits for a reviewer, has no credits either.
    """
    has_credits = Exists(Credit.objects.filter(alias=OuterRef("pk")))
    return Q(pending=False) & (~Q(kind=Alias.Kind.SPELLING) | ~Q(has_credits))


def public_topics() -> QuerySet[Topic]:
    """Return standing topics of published documents."""
    tags = TopicTag.objects.filter(_is_published("content_object"), tag__identity=OuterRef("pk"))
    return Topic.objects.standing().filter(Exists(tags))


def public_places() -> QuerySet[Place]:
    """Return standing places of published documents."""
    links = DocumentPlace.objects.filter(_is_published("document"), place__identity=OuterRef("pk"))
    return Place.objects.standing().filter(Exists(links))
