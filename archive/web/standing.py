"""Resolution of slugs: the present slug and name of the record behind a slug, if it is public."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from archive.authority.models import Address
from archive.documents.models import Collection, Credit, DocumentType, Repository
from archive.documents.publicity import public_people, public_places, public_topics
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.places.models import Place
from archive.search.engine import known
from archive.search.query import WAITING, Facet
from archive.topics.models import Topic
from archive.web.lines import called
from archive.web.wording import language_name


@dataclass(frozen=True, slots=True)
class Standing:
    """A record with its present slug and name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class _Register:
    """A kind of record: model, kind in the address register, query of public records, and foreign key to the heading
    above.

    A heading is public if anything below it is.
    """

    model: type[Any]
    kind: str
    public: Callable[[], QuerySet[Any]]
    above: str = ""


def _published(model: type[Any], path: str) -> Callable[[], QuerySet[Any]]:
    # EXISTS stops at the first published document; a join would produce all of them.
    own = model._default_manager.filter(**{"pk": OuterRef("pk"), f"{path}__state": State.PUBLISHED})
    return lambda: model._default_manager.filter(Exists(own))


_PERSON = _Register(Person, Address.Kind.PERSON, public_people)
_REGISTERS: Final[Mapping[Facet, _Register]] = {
    Facet.PERSON: _PERSON,
    Facet.AUTHOR: _PERSON,
    Facet.RECIPIENT: _PERSON,
    Facet.TOPIC: _Register(Topic, Address.Kind.TOPIC, public_topics, "broader"),
    Facet.PLACE: _Register(Place, Address.Kind.PLACE, public_places, "parent"),
    Facet.TYPE: _Register(DocumentType, Address.Kind.TYPE, _published(DocumentType, "documents")),
    Facet.REPOSITORY: _Register(Repository, Address.Kind.REPOSITORY, _published(Repository, "holdings__document")),
    Facet.COLLECTION: _Register(Collection, Address.Kind.COLLECTION, _published(Collection, "memberships__document")),
}


def standing(facet: Facet, slugs: Iterable[str]) -> dict[str, Standing]:
    """Return the present target of each slug whose record is public; other slugs are left out.

    A former slug and that of a merged record resolve to the present record.
    """
    wanted = set(slugs)
    if facet is Facet.LANGUAGE:
        return {code: Standing(code, language_name(code)) for code in known(facet, wanted)}
    found = {slug: Standing(label.slug, label.name) for slug, label in known(facet, wanted).items()}
    return found | _looked_up(_REGISTERS[facet], wanted - found.keys()) if wanted - found.keys() else found


def standing_name(slug: str) -> tuple[Standing, ...]:
    """Return the targets of a tilde slug, which is a folded unidentified name.

    It stands for the name itself while a published document has it without a person, else for its bearers in published
    documents; for nothing if it occurs in none.
    """
    if label := known(Facet.PERSON, [slug]).get(slug):
        return (Standing(label.slug, label.name),)
    credits = Credit.objects.of_published().filter(alias__key=slug.removeprefix(WAITING)).order_by()
    rows = credits.values_list("alias__person__identity__slug", "alias__person__identity__name", "alias__form")
    found = sorted(rows.distinct(), key=lambda row: (row[0] is not None, row))
    if found and found[0][0] is None:
        return (Standing(slug, str(found[0][2])),)
    bearers = dict.fromkeys((str(of), str(name)) for of, name, _form in found)
    return tuple(Standing(slug, called(slug, name)) for slug, name in bearers)


def _looked_up(register: _Register, slugs: set[str]) -> dict[str, Standing]:
    """Resolve slugs missing in the catalogue: records without documents, former slugs, and unknown ones."""
    targets = _targets(register, slugs)
    records = {record.pk: _today(record) for record in register.model._default_manager.filter(pk__in=targets.values())}
    public = _public(register, {today.pk for today in records.values()})
    return {
        slug: Standing(records[pk].slug, _called(records[pk]))
        for slug, pk in targets.items()
        if pk in records and records[pk].pk in public
    }


def _called(record: Any) -> str:
    return called(record.slug, record.name) if isinstance(record, Person) else str(record.name)


def _public(register: _Register, pks: set[int]) -> set[int]:
    """Return which of these are public, by their own documents or by those of headings below."""
    public = set(register.public().filter(pk__in=pks).values_list("pk", flat=True))
    return public | ({pk for pk in pks - public if _has_public_below(register, pk)} if register.above else set())


def _has_public_below(register: _Register, pk: int) -> bool:
    seen, level = {pk}, {pk}
    while level:
        below = register.model._default_manager.filter(**{f"{register.above}__identity__in": level})
        level = set(below.values_list("identity", flat=True)) - seen
        seen |= level
        if register.public().filter(pk__in=level).exists():
            return True
    return False


def _targets(register: _Register, slugs: set[str]) -> dict[str, int]:
    """Return the primary keys for these slugs: first present slugs, then the register of former addresses."""
    borne = dict(register.model._default_manager.filter(slug__in=slugs).values_list("slug", "pk"))
    former = Address.objects.filter(kind=register.kind, slug__in=slugs - borne.keys()).values_list("slug", "target")
    return dict(former) | borne


def _today(record: Any) -> Any:
    identity: int | None = getattr(record, "identity_id", None)
    return record.identity if identity not in (None, record.pk) else record
