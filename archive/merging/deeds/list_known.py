"""What a list of names to identify needs of the archive, read in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from archive.authority.models import Address
from archive.documents.models import Credit, Document
from archive.merging.refusals import IdentifyRefused
from archive.names.keys import name_key
from archive.people.models import Alias, Person

_CHUNK: Final = 2_000


class KnownToList:
    """Names, people and documents of a list: which names wait, and whose credits are whose."""

    def __init__(self, names: Iterable[str], slugs: Iterable[str], documents: Iterable[str], new: set[str]) -> None:
        self._keys = {form: name_key(form) for form in names}
        self._public: dict[str, int] = {}
        for some in _slices(sorted(documents)):
            self._public.update(Document.objects.filter(public_id__in=some).values_list("public_id", "pk"))
        self._people = _identities(slugs)
        self._waiting: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._borne: dict[str, set[int]] = defaultdict(set)
        keys = sorted({*self._keys.values(), *map(name_key, new)})
        self._read_names(keys)
        self._read_credits(keys)
        self._namesakes = {form: sorted(self._borne[name_key(form)]) for form in new}

    def _read_names(self, keys: Sequence[str]) -> None:
        for some in _slices(keys):
            rows = Alias.objects.filter(key__in=some).order_by("pk")
            for pk, form, key, identity in rows.values_list("pk", "form", "key", "person__identity"):
                if identity is None:
                    self._waiting[key].append((form, pk))
                else:
                    self._borne[key].add(identity)

    def _read_credits(self, keys: Sequence[str]) -> None:
        self._credits: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._theirs: dict[tuple[str, int], set[int]] = defaultdict(set)
        for some in _slices(keys):
            rows = Credit.objects.filter(alias__key__in=some).order_by("pk")
            fields = ("pk", "alias", "alias__key", "alias__person__identity", "document")
            for pk, alias, key, identity, document in rows.values_list(*fields).iterator(chunk_size=5_000):
                if identity is None:
                    self._credits[alias][document].append(pk)
                else:
                    self._theirs[key, identity].add(document)

    def person(self, slug: str) -> int:
        """Return the identity behind the address. Raises IdentifyRefused where there is none."""
        if slug not in self._people:
            raise IdentifyRefused(_("Nobody has the address “%(slug)s”.") % {"slug": slug[:100]})
        return self._people[slug]

    def document(self, public_id: str) -> int:
        """Return the document's key. Raises IdentifyRefused where there is none."""
        if public_id not in self._public:
            raise IdentifyRefused(_("There is no document %(id)s.") % {"id": public_id[:40]})
        return self._public[public_id]

    def documents(self, public_ids: Iterable[str]) -> set[int]:
        """Return the keys of several documents. Raises IdentifyRefused likewise."""
        return {self.document(each) for each in public_ids}

    def public_id(self, pk: int) -> str:
        """Return the id by which the list names the document."""
        return next(public for public, each in self._public.items() if each == pk)

    def waiting(self, form: str) -> int:
        """Return the waiting name of this form, or the only one that differs in case and accents alone; 0 for none."""
        alike = self._waiting.get(self._keys[form], [])
        exact = next((pk for each, pk in alike if each == form), 0)
        return exact or (alike[0][1] if len(alike) == 1 else 0)

    def credits(self, name: int, documents: set[int]) -> dict[int, list[int]]:
        """Return the credits of a waiting name in these documents, by document."""
        mine = self._credits.get(name, {})
        return {document: mine[document] for document in sorted(documents) if document in mine}

    def theirs(self, form: str, identity: int) -> set[int]:
        """Return the documents in which the name is this person's already."""
        return self._theirs.get((self._keys[form], identity), set())

    def bears(self, form: str, identity: int) -> bool:
        """Return whether the name is one of this person's."""
        return identity in self._borne.get(self._keys[form], ())

    def namesakes(self, form: str) -> list[int]:
        """Return the identities with this name already."""
        return self._namesakes.get(form, [])


def _identities(slugs: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in _slices(sorted({slug for slug in slugs if slug})):
        targets = dict(Address.objects.filter(kind=Address.Kind.PERSON, slug__in=some).values_list("slug", "target"))
        roots = dict(Person.objects.filter(pk__in=targets.values()).values_list("pk", "identity"))
        found.update({slug: root for slug, pk in targets.items() if (root := roots.get(pk))})
    return found


def _slices(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
