"""Who and what is public: an authority record is, when a published document points to its identity.

Each question is nested in the next, from the record inwards to the document: joined into one, SQLite begins with all
published documents for every single person, and an A–Z of two thousand took a minute.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from archive.documents.models import Credit, Document, DocumentPlace, TopicTag
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet, PersonQuerySet
from archive.places.models import Place
from archive.topics.models import Topic


def public_people() -> PersonQuerySet:
    """Standing people whom a published document credits, under whichever name."""
    aliases = Alias.objects.filter(Exists(_published_credits()), person__identity=OuterRef("pk"))
    return Person.objects.standing().filter(Exists(aliases))


def written_names(names: AliasQuerySet) -> AliasQuerySet:
    """Of these names those that stand in a published document."""
    return names.filter(Exists(_published_credits()))


def _published_credits() -> QuerySet[Credit]:
    """The published credits of the alias asked about."""
    return Credit.objects.filter(_is_published("document"), alias=OuterRef("pk"))


def _is_published(key: str) -> Exists:
    """Whether the document of a link is published."""
    return Exists(Document.objects.published().filter(pk=OuterRef(key)))


def public_names(names: AliasQuerySet) -> AliasQuerySet:
    """Of these names those readers may know: of public people or written in a published document.

    A spelling that only drafts write came with them and stays unseen; a name a curator entered has no credits at all,
    or says of what kind it is.
    """
    of_the_public = _entered() & Exists(public_people().filter(pk=OuterRef("person__identity")))
    return names.filter(Exists(_published_credits()) | of_the_public).select_related("person__identity")


def names_shown(names: AliasQuerySet) -> AliasQuerySet:
    """Of these names, all of people known to be public, those readers may know, and first those that stand in a
    published document. That nobody else is among them need not be asked again, which took longer than the rest."""
    written = Exists(Credit.objects.of_published().filter(alias=OuterRef("pk")))
    is_heading = Q(key=F("person__identity__name_key"))
    shown = names.annotate(written=written).filter(Q(written=True) | _entered() | is_heading)
    return shown.order_by("-written", "pk")


def _entered() -> Q:
    """Whether a curator entered the name, or said of what kind it is: more than that a document writes it."""
    return ~Q(kind=Alias.Kind.SPELLING) | ~Q(Exists(Credit.objects.filter(alias=OuterRef("pk"))))


def public_topics() -> QuerySet[Topic]:
    """Standing topics of published documents."""
    tags = TopicTag.objects.filter(_is_published("content_object"), tag__identity=OuterRef("pk"))
    return Topic.objects.standing().filter(Exists(tags))


def public_places() -> QuerySet[Place]:
    """Standing places of published documents."""
    links = DocumentPlace.objects.filter(_is_published("document"), place__identity=OuterRef("pk"))
    return Place.objects.standing().filter(Exists(links))
