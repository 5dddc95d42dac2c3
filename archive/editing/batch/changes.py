"""Bulk changes to documents: the change as a value, the documents it affects, and how its rows are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from archive.documents import publication
from archive.documents.contents import TakenDownRefused, keep
from archive.documents.models import (
    Collection,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    Text,
    TopicTag,
)
from archive.documents.vocabulary import Role, State
from archive.names.keys import name_key
from archive.people.naming import alias_as_borne
from archive.places.models import Place
from archive.text.cleaning import clean_line
from archive.topics.models import Topic

Documents = QuerySet[Document]
FIELDS: Final = ("title", "summary", "number", "date_text", "classification", "rights", "funding", "note")
_CHUNK: Final = 500


class BatchRefused(ValueError):
    """Raised when a change cannot be made; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be made to many documents.

    `what` is changed: a link (topic, place, collection, repository, language, credit), `type`, `rights`, `state`, a
    field or the texts. `how` is add, remove, replace, set or find. `value` is what is added, removed, set or searched
    for, `by` its replacement, `role` the role of a credit.
    """

    what: str
    how: str
    value: str
    by: str = ""
    role: str = "mentioned"

    def told(self) -> dict[str, str]:
        """Return the values from which the journal words the run in the reader's language."""
        return {"how": self.how, "what": self.what, "value": self.value[:80], "by": self.by[:80]}


@dataclass(frozen=True)
class Link:
    """A model whose rows join documents to a target.

    `document` and `target` name its two foreign keys; `found` looks up the target's key by what was typed.
    """

    model: Any
    document: str
    target: str
    found: Callable[[str], Any]


def _by_name(model: Any) -> Callable[[str], Any]:
    def found(typed: str) -> Any:
        records = model._default_manager.filter(name_key=name_key(typed)).order_by("pk")
        if hasattr(model, "merged_into"):
            records = records.filter(merged_into=None)
        record = records.first()
        if record is None:
            raise BatchRefused(
                _("Nothing here is called “%(name)s”. Add it first, or look at how it is spelt.") % {"name": typed}
            )
        return record.pk

    return found


LINKS: Final = {
    "topic": Link(TopicTag, "content_object", "tag", _by_name(Topic)),
    "place": Link(DocumentPlace, "document", "place", _by_name(Place)),
    "collection": Link(Membership, "document", "collection", _by_name(Collection)),
    "repository": Link(Holding, "document", "repository", _by_name(Repository)),
    "language": Link(Language, "document", "code", lambda typed: typed.strip().lower()),
    "credit": Link(Credit, "document", "alias", lambda typed: alias_as_borne(typed)[0].pk),
}
SETS: Final = ("type", "rights", "state")
HOWS: Final = ("add", "remove", "replace", "set", "find")


def checked(change: Change) -> Change:
    """Return the change with its value cleaned. Raises BatchRefused where field, operation or value do not fit."""
    fits = {"find": {*FIELDS, "texts"}, "set": set(SETS)}.get(change.how, set(LINKS))
    if change.what not in fits or change.how not in HOWS:
        raise BatchRefused(_("This cannot be done with this field. Choose another."))
    value = change.value if change.how == "find" else clean_line(change.value)
    if not value and change.what != "rights":
        raise BatchRefused(_("Say what is to be added, taken away, set or looked for."))
    if change.how == "replace" and not clean_line(change.by):
        raise BatchRefused(_("Say what is to come in its place."))
    return Change(change.what, change.how, value, change.by, Role(change.role).value)


def affected(change: Change, documents: Documents) -> list[int]:
    """Return the keys of those of the documents that the change would alter, in order."""
    found = documents.order_by("pk")
    if change.how == "find":
        return _containing(change, found)
    if change.how == "set":
        return list(_not_yet(change, found).values_list("pk", flat=True))
    there = Exists(_links(change, change.value).filter(**{LINKS[change.what].document: OuterRef("pk")}))
    return list(found.filter(~there if change.how == "add" else there).values_list("pk", flat=True))


def _containing(change: Change, documents: Documents) -> list[int]:
    """Return the keys of documents whose field or text contains the value, case-sensitively.

    `contains` ignores case on SQLite, so its matches are checked again in Python.
    """
    if change.what == "texts":
        rows = Text.objects.filter(document__in=documents.order_by().values("pk"), content__body__contains=change.value)
        pairs: Any = rows.values_list("document", "content__body")
    else:
        pairs = documents.filter(**{f"{change.what}__contains": change.value}).values_list("pk", change.what)
    return sorted({pk for pk, text in pairs.iterator(_CHUNK) if change.value in text})


def _not_yet(change: Change, documents: Documents) -> Documents:
    if change.what == "type":
        return documents.exclude(type=_by_name(DocumentType)(change.value))
    if change.what == "state":
        allowed = documents.filter(published_at=None) if change.value in {State.DRAFT, State.REVIEW} else documents
        return allowed.exclude(state=change.value)
    return documents.exclude(rights=change.value)


def _links(change: Change, typed: str) -> QuerySet[Any]:
    """Return the rows that join documents to what was typed; a name is matched by its folded key."""
    link = LINKS[change.what]
    if change.what == "credit":
        named = Credit.objects.filter(alias__key=name_key(typed))
        return named.filter(role=change.role) if change.how == "add" else named
    target = link.found(typed)
    through = f"{link.target}__identity" if change.what in {"topic", "place"} else link.target
    rows: QuerySet[Any] = link.model._default_manager.filter(**{through: target})
    return rows


def write(change: Change, pks: Iterable[int]) -> None:
    """Write the change to these documents, all of which it must affect."""
    pks = list(pks)
    if change.how == "find":
        _replace_words(change, pks)
    elif change.how == "set":
        _set(change, pks)
    else:
        {"add": _add, "remove": _remove, "replace": _replace}[change.how](change, pks)


def _add(change: Change, pks: list[int]) -> None:
    link = LINKS[change.what]
    target = link.found(change.value)
    key = link.target if change.what == "language" else f"{link.target}_id"
    more = {"role": change.role, "position": 999} if change.what == "credit" else {}
    rows = [link.model(**{f"{link.document}_id": pk, key: target}, **more) for pk in pks]
    link.model._default_manager.bulk_create(rows, batch_size=_CHUNK)


def _remove(change: Change, pks: list[int]) -> None:
    rows = _of(change, _links(change, change.value), pks)
    if change.what == "repository":
        # A holding with a shelfmark or a note keeps them and loses only the repository.
        rows.exclude(reference="", note="").update(repository=None)
        rows = _of(change, _links(change, change.value), pks).filter(reference="", note="")
    rows.delete()


def _replace(change: Change, pks: list[int]) -> None:
    link = LINKS[change.what]
    rows = _of(change, _links(change, change.value), pks)
    target = link.found(change.by)
    if change.what != "repository":
        twin = {link.document: OuterRef(link.document), link.target: target}
        if change.what == "credit":
            twin |= {"role": OuterRef("role"), "supplied": OuterRef("supplied")}
        elif change.what == "place":
            twin |= {"role": OuterRef("role")}
        doubled = rows.filter(Exists(link.model._default_manager.filter(**twin)))
        link.model._default_manager.filter(pk__in=list(doubled.values_list("pk", flat=True))).delete()
    rows.update(**{link.target: target})


def _of(change: Change, rows: QuerySet[Any], pks: list[int]) -> QuerySet[Any]:
    return rows.filter(**{f"{LINKS[change.what].document}__in": pks})


def _set(change: Change, pks: list[int]) -> None:
    if change.what == "state":
        publication.put_back(pks, State(change.value))
    elif change.what == "type":
        Document.objects.filter(pk__in=pks).update(type=_by_name(DocumentType)(change.value))
    else:
        Document.objects.filter(pk__in=pks).update(rights=change.value)


def _replace_words(change: Change, pks: list[int]) -> None:
    if change.what == "texts":
        rows = Text.objects.filter(document__in=pks, content__body__contains=change.value).select_related("content")
        texts = [row for row in rows if change.value in row.content.body]
        try:
            digests = keep(row.content.body.replace(change.value, change.by) for row in texts)
        except TakenDownRefused as refused:
            raise BatchRefused(str(refused)) from refused
        for row, digest in zip(texts, digests, strict=True):
            row.content_id = digest
        Text.objects.bulk_update(texts, ["content"], batch_size=_CHUNK)
        return
    keys = ["title_key"] if change.what == "title" else []
    for document in Document.objects.filter(pk__in=pks):
        setattr(document, change.what, getattr(document, change.what).replace(change.value, change.by))
        if change.what == "title" and not clean_line(document.title):
            raise BatchRefused(_("A record would be left without a title."))
        document.save(update_fields=[change.what, *keys])
