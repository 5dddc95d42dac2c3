"""Records of types, topics, repositories and collections by name; unknown names become new records."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from archive.authority.addresses import free_slugs, give_out
from archive.authority.models import Address
from archive.documents.models import Collection, DocumentType, Repository
from archive.documents.models.catalogue import Heading
from archive.interchange.resolving import name_key
from archive.interchange.slicing import slices
from archive.topics.models import Synonym, Topic

Look = Callable[[list[str]], Iterator[tuple[str, int]]]


class Headings:
    """A cache of the records of one kind, by the folded key of their name."""

    def __init__(self, kind: Address.Kind, model: type[Any], look: Look) -> None:
        self.kind = kind
        self._model = model
        self._look = look
        self._known: dict[str, int] = {}
        self._asked: set[str] = set()

    def learn(self, names: Iterable[str]) -> None:
        """Load those of these names that the archive has."""
        for keys in slices({name_key(name) for name in names if name} - self._asked):
            for key, pk in self._look(keys):
                self._known.setdefault(key, pk)
            self._asked.update(keys)

    def get(self, name: str) -> int | None:
        """Return the record's key, or None."""
        return self._known.get(name_key(name))

    def settle(self, names: Iterable[str]) -> list[int]:
        """Create records for missing names, and return the keys of those created."""
        names = list(names)
        self.learn(names)
        missing = {name_key(name): name for name in reversed(names) if name and self.get(name) is None}
        new_names = list(reversed(missing.values()))
        slugs = free_slugs(self.kind, new_names)
        records = [self._model(name=name, slug=slug) for name, slug in zip(new_names, slugs, strict=True)]
        self._model._default_manager.bulk_create(records, batch_size=500)
        if self._model is Topic:
            Topic.objects.settle_new()
        give_out(self.kind, [(record.slug, record.pk) for record in records])
        self._known.update({name_key(record.name): record.pk for record in records})
        return [record.pk for record in records]


def types() -> Headings:
    """Return a cache of document types."""
    return Headings(Address.Kind.TYPE, DocumentType, lambda keys: _by_key(DocumentType, keys))


def repositories() -> Headings:
    """Return a cache of the archives and libraries that hold originals."""
    return Headings(Address.Kind.REPOSITORY, Repository, lambda keys: _by_key(Repository, keys))


def collections() -> Headings:
    """Return a cache of collections."""
    return Headings(Address.Kind.COLLECTION, Collection, lambda keys: _by_key(Collection, keys))


def topics() -> Headings:
    """Return a cache of topics: standing ones by name, then absorbed ones as their survivors, then synonyms."""
    return Headings(Address.Kind.TOPIC, Topic, _topics)


def _by_key(model: type[Heading], keys: list[str]) -> Iterator[tuple[str, int]]:
    yield from model._default_manager.filter(name_key__in=keys).values_list("name_key", "pk")


def _topics(keys: list[str]) -> Iterator[tuple[str, int]]:
    named = Topic.objects.filter(name_key__in=keys)
    for rows in (named.filter(merged_into=None), named.exclude(merged_into=None)):
        for key, identity in rows.order_by("pk").values_list("name_key", "identity_id"):
            yield key, identity or 0
    synonyms = Synonym.objects.filter(key__in=keys).order_by("pk")
    for key, topic in synonyms.values_list("key", "topic__identity_id"):
        yield key, topic or 0
