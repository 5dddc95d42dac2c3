"""Take-downs required by law: content is erased from the archive and from its history; only digests are left."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from archive.authority.deeds import claim, deed
from archive.documents.contents import digest_of as digest_of_body
from archive.documents.files.keeping import forget_taken_down
from archive.documents.models import Content, Document, File, Suggestion, TakenDown, Text
from archive.documents.vocabulary import State
from archive.editing import kept
from archive.editing.models import ColleagueNote, Errand, PendingVersion
from archive.journal.models import Revision, Run
from archive.journal.runs import open_run, word_anew
from archive.journal.wholes import BY_KIND, Value, digest_of, kept_fields, values_of
from archive.search import engine

KIND: Final = "document"
# What identifies a record, and since when it was public; all else is content.
_STAYS: Final = frozenset({"public_id", "published_at", "source", "external_id"})
_BESIDE: Final = (PendingVersion, ColleagueNote, Errand, Suggestion)


class TakeDownRefused(ValueError):
    """Raised when nothing is taken down; the message says what to do."""


@dataclass
class Holds:
    """What records hold now and in their history: digests of texts and files, and the number of revisions."""

    texts: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    versions: int = 0


def holds(pks: Iterable[int]) -> Holds:
    """Return what a take-down of these records would erase."""
    pks = list(pks)
    found, now = Holds(), values_of(KIND, pks).values()
    past = Revision.objects.filter(kind=KIND, object_id__in=pks, value__isnull=False)
    values: list[Any] = [*past.values_list("value", flat=True), *now]
    for value in values:
        found.texts |= {text["content_id"] for text in value["parts"].get("texts", ())}
        found.files |= {file["stored_id"] for file in value["parts"].get("files", ())}
    found.texts.discard(digest_of_body(""))
    found.versions = past.count()
    return found


def take_down(pks: Iterable[int], *, by: AbstractBaseUser, reason: str) -> Run:
    """Erase these records but for the id, the digests, who took them down, and why.

    Addresses that were public answer 410 with the reason. It cannot be undone, and the same texts and files are never
    accepted again. Raises TakeDownRefused without a reason, and where another record holds one of the texts or files
    too.
    """
    pks = sorted(set(pks))
    if not reason.strip():
        raise TakeDownRefused(_("Give the reason: readers of a record that was public are shown it."))
    with deed():
        claim(Document.objects.filter(pk__in=pks))
        held = holds(pks)
        _refuse_shared(pks, held)
        with open_run(Run.Kind.TAKE_DOWN, by=by, reason=reason, told={"deed": "taken down"}) as opened:
            for document in Document.objects.filter(pk__in=pks).order_by("pk"):
                opened.record("taken down", _digests_kept(document))
                _blank(document, reason)
                opened.record("taken down", _history_blanked(document))
            Content.objects.filter(digest__in=held.texts).update(body="")
            opened.record(KIND, pks)
            engine.refresh(pks)
            _runs_told_anew(pks)
        transaction.on_commit(partial(_sweep, pks))
    return opened.run


def _refuse_shared(pks: list[int], held: Holds) -> None:
    others: list[Any] = [
        *Text.objects.filter(content__in=held.texts).exclude(document__in=pks).select_related("document")[:1],
        *File.objects.filter(stored__in=held.files).exclude(document__in=pks).select_related("document")[:1],
    ]
    for other in others:
        words = _("“%(title)s” (%(id)s) holds the same text or file: take that down in the same step, or out of it.")
        raise TakeDownRefused(words % {"title": other.document.title, "id": other.document.public_id})


def _digests_kept(document: Document) -> list[int]:
    held = holds([document.pk])
    texts = [_kept(TakenDown.What.TEXT, digest, document) for digest in sorted(held.texts)]
    return texts + [_kept(TakenDown.What.FILE, digest, document) for digest in sorted(held.files)]


def _kept(what: TakenDown.What, digest: str, document: Document) -> int:
    row, _made = TakenDown.objects.get_or_create(what=what, digest=digest, defaults={"record": document.public_id})
    return row.pk


def _blank(document: Document, reason: str) -> None:
    whole = BY_KIND[KIND]
    for part in whole.parts:
        part.model._default_manager.filter(**{part.key: document.pk}).delete()
    for each in _BESIDE:
        each._default_manager.filter(document=document.pk).delete()
    for column in kept_fields(Document):
        if column.name not in _STAYS:
            setattr(document, column.attname, column.get_default())
    document.title = _("Taken down")
    if document.published_at:
        document.state, document.reason_shown = State.WITHDRAWN, reason[:500]
    document.save()


def _history_blanked(document: Document) -> list[int]:
    """Replace every revision's value by what is left now, and keep the digests of the former values."""
    left: Value = values_of(KIND, [document.pk])[document.pk]
    history = Revision.objects.filter(kind=KIND, object_id=document.pk, value__isnull=False)
    digests = sorted(set(history.values_list("digest", flat=True)) - {digest_of(left)})
    history.update(value=left)
    return [_kept(TakenDown.What.VERSION, digest, document) for digest in digests]


def _runs_told_anew(pks: list[int]) -> None:
    """Replace the records' former titles by their ids in the wording of every run that names them."""
    ids = dict(Document.objects.filter(pk__in=pks).values_list("pk", "public_id"))
    touched = Revision.objects.filter(kind=KIND, object_id__in=pks).values("run")
    for run in Run.objects.filter(pk__in=touched) | Run.objects.filter(undoes__in=touched):
        run.told = _by_id(run.told, ids)
        run.summary = ""
        word_anew(run)
        run.left = []
        Run.objects.filter(pk=run.pk).update(told=run.told, summary=run.summary, left=run.left)


def _by_id(told: Mapping[str, Any], ids: Mapping[int, str]) -> dict[str, Any]:
    said = {name: value for name, value in told.items() if name != "summary"}
    if "records" in said:
        said["records"] = [
            [kind, pk, ids.get(pk, name) if kind == KIND else name] for kind, pk, name in said["records"]
        ]
    if "of" in said:
        said["of"] = _by_id(said["of"], ids)
    return said


def _sweep(pks: list[int]) -> None:
    """Delete what lies outside the database; the nightly command removes what is left.

    Called on commit, when it is certain that the rows are gone.
    """
    with suppress(OSError):
        forget_taken_down()
    for pk in pks:
        kept.forget_of_all(f"{KIND}/{pk}")
