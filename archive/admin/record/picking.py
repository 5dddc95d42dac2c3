"""Endpoints of the record screen's pickers: people, headings, documents and names by any of their words."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.admin.finding.words import filled, with_keys
from archive.admin.record.nominatives import nominative_keys
from archive.admin.word_fields import language_called
from archive.dates import lives
from archive.documents.models import Collection, Credit, Document, DocumentType, Repository
from archive.documents.vocabulary import State
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.text.languages import NAMES
from archive.topics.models import Topic

SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A choice: the value for the field, the label, and the distinguishing details.

    For names `person` and `bearer` say whose it is.
    """

    value: str
    label: str
    hint: str = ""
    person: str = ""
    bearer: str = ""


@require_safe
def pick_view(request: HttpRequest) -> JsonResponse:
    """The ten most likely items of a kind for the typed text, as `{"items": […]}`; none for an unknown kind."""
    kind, typed = request.GET.get("kind", ""), request.GET.get("q", "")[:200].replace("\0", "")
    model, look = KINDS.get(kind, ("document", lambda _typed: []))
    if not request.user.has_perm(f"archive.view_{model}"):
        raise PermissionDenied
    return JsonResponse({"items": [asdict(item) for item in look(typed)]})


@require_safe
def anywhere_view(request: HttpRequest) -> JsonResponse:
    """Records and people by any of their words, with links to their forms, according to permissions."""
    if not any(request.user.has_perm(f"archive.view_{kind}") for kind in ("document", "person")):
        raise PermissionDenied
    typed = request.GET.get("q", "")[:200].replace("\0", "")
    found = []
    if request.user.has_perm("archive.view_document"):
        found += [_at("document", row.pk, row.title, _said(row)) for row in _documents_of(typed)[:SHOWN]]
    if request.user.has_perm("archive.view_person"):
        people: list[Any] = [
            alias.person.identity for alias in _aliases(typed, Q(person__isnull=False)) if alias.person
        ]
        found += [_at("person", one.pk, one.name, lives.life(one.born, one.died)) for one in dict.fromkeys(people)][:5]
    return JsonResponse({"items": found})


def _at(kind: str, pk: int, label: str, hint: str) -> dict[str, str]:
    return {"label": label, "hint": hint, "address": reverse(f"admin:archive_{kind}_change", args=[pk])}


def _people(typed: str) -> list[Item]:
    """Return people by any of their names; the matching name is shown if it is not the preferred one."""
    found: dict[int, tuple[Person, str]] = {}
    for alias in _aliases(typed, Q(person__isnull=False)):
        person: Any = alias.person.identity  # type: ignore[union-attr]
        found.setdefault(person.pk, (person, alias.form))
    return [_person_item(person, form) for person, form in found.values()][:SHOWN]


def people_called(typed: str) -> list[Person]:
    """Return people by name or slug, for a field without JavaScript: exact matches, else those by prefix or words."""
    by_address = Person.objects.filter(slug=typed.strip()).select_related("identity").first()
    if by_address is not None:
        return [by_address.identity or by_address]  # type: ignore[list-item]
    aliases = _aliases(typed, Q(person__isnull=False))
    exact = [alias for alias in aliases if alias.key == name_key(typed)]
    people: list[Any] = [alias.person.identity for alias in exact or aliases if alias.person]
    return list(dict.fromkeys(people))[:SHOWN]


def _person_item(person: Person, form: str) -> Item:
    number = Credit.objects.of_identity(person).values("document").distinct().count()
    documents = ngettext("%(n)s document", "%(n)s documents", number) % {"n": number}
    also = "" if name_key(form) == name_key(person.name) else _("also “%(name)s”") % {"name": form}
    hints = [lives.life(person.born, person.died), also, documents, person.slug, person.description[:60]]
    return Item(person.slug, person.name, " · ".join(filter(None, hints)))


def shown(person: Person) -> str:
    """Return the display form of a chosen person: the name, and the years if known."""
    return f"{person.name} ({years})" if (years := lives.life(person.born, person.died)) else person.name


def _names(typed: str) -> list[Item]:
    """Return names as written elsewhere with their bearers; an ambiguous name is repeated for each."""
    items: dict[tuple[str, str], Item] = {}
    for alias in _aliases(typed, Q()):
        bearer: Any = alias.person and alias.person.identity
        slug, name = (bearer.slug, shown(bearer)) if bearer else ("", "")
        hint = f"→ {name}" if bearer else _("not yet identified")
        items.setdefault((alias.form, slug), Item(alias.form, alias.form, hint, slug, name))
    return list(items.values())[:SHOWN]


def _aliases(typed: str, which: Q) -> list[Alias]:
    """Return names with this prefix, then names with a word with this prefix, else those of which it is a case."""
    key = name_key(typed)
    if not key:
        return []
    aliases = Alias.objects.filter(which).select_related("person__identity").order_by("key", "pk")
    found = list(aliases.filter(key__startswith=key)[: SHOWN * 3])
    if len(found) < SHOWN:
        words = [Q(key__contains=word) for word in key.split()]
        found += aliases.filter(*words).exclude(key__startswith=key)[: SHOWN * 3 - len(found)]
    if not found and (firsts := nominative_keys(typed)):
        found += aliases.filter(key__in=firsts)[:SHOWN]
    return found


def _authority(model: Any, others: str, under: str) -> Callable[[str], list[Item]]:
    """Return a search for topics or places by all their names; merged ones resolve to their survivor."""

    def look(typed: str) -> list[Item]:
        key = name_key(typed)
        begins = Q(name_key__startswith=key) | Q(**{f"{others}__key__startswith": key})
        holds = Q(name_key__contains=key) | Q(**{f"{others}__key__contains": key})
        found: dict[int, Any] = {}
        for which in (begins, holds):
            rows = model.objects.filter(which).select_related(f"identity__{under}").distinct().order_by("name_key")
            found |= {row.identity_id: row.identity for row in rows[: SHOWN * 2]} | found
            if len(found) >= SHOWN:
                break
        return [_heading_item(record, under) for record in list(found.values())[:SHOWN]]

    return look


def _heading_item(record: Any, under: str) -> Item:
    """Return the item of a heading; for places of the same name with the place around it."""
    above = getattr(record, under)
    alone = under != "parent" or not above
    twin = not alone and Place.objects.filter(name_key=record.name_key, merged_into=None).count() > 1
    return Item(f"{record.name} ({above})" if twin else record.name, record.name, str(above or ""))


def _named(model: Any) -> Callable[[str], list[Item]]:
    def look(typed: str) -> list[Item]:
        key = name_key(typed)
        which = Q(name_key__contains=key)
        if model is Repository:
            which |= Q(abbreviation__icontains=typed.strip())
        rows: QuerySet[Any] = model.objects.filter(which).order_by("name_key")[: SHOWN * 2]
        likeliest = sorted(rows, key=lambda row: not row.name_key.startswith(key))
        return [Item(row.name, row.name, getattr(row, "abbreviation", "")) for row in likeliest[:SHOWN]]

    return look


def _languages(typed: str) -> list[Item]:
    """Return languages by their translated and English names, and by their tags."""
    word = typed.strip().casefold()
    said = [(code, language_called(code), name) for code, name in NAMES.items()]
    fits = [one for one in said if not word or any(part.casefold().startswith(word) for part in one)]
    return [Item(called, called, code) for code, called, _name in fits[: SHOWN * 3]]


def _documents(typed: str) -> list[Item]:
    """Return records of every state by beginnings of title words, by number, public id or external id."""
    return [Item(row.public_id, row.title, _said(row)) for row in _documents_of(typed)[:SHOWN]]


def _documents_of(typed: str) -> QuerySet[Document]:
    records, whole = Document.objects.order_by(), typed.strip()
    exact = (
        records.filter(public_id=whole),
        *(records.filter(filled(name), **{name: whole}) for name in ("external_id", "number")),
    )
    keys = {pk for some in exact for pk in some.values_list("pk", flat=True)[:SHOWN]}
    keys.update(engine.titles_begun(typed).tolist())
    return with_keys(Document.objects.order_by("date_earliest", "title_key"), keys)


def _said(document: Document) -> str:
    state = "" if document.is_public else State(document.state).label
    return " · ".join(str(said) for said in (document.date, document.number, state) if said)


KINDS: Final[dict[str, tuple[str, Callable[[str], Iterable[Item]]]]] = {
    "person": ("person", _people),
    "name": ("alias", _names),
    "topic": ("topic", _authority(Topic, "synonyms", "broader")),
    "place": ("place", _authority(Place, "names", "parent")),
    "collection": ("collection", _named(Collection)),
    "repository": ("repository", _named(Repository)),
    "type": ("documenttype", _named(DocumentType)),
    "language": ("document", _languages),
    "document": ("document", _documents),
}
