"""Small vocabularies: merging types, repositories and collections; renaming words of place roles and relations."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from archive.authority.deeds import claim, deed
from archive.authority.models import Address
from archive.documents.models import Document, DocumentPlace, Relation
from archive.editing.models import PendingVersion
from archive.editing.uses import USES, Uses, moved
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.journal.steps import batched
from archive.journal.wholes import KIND_OF
from archive.search import engine
from archive.text.cleaning import clean_line

_CHUNK: Final = 500


class VocabularyRefused(ValueError):
    """Raised when nothing is merged or renamed; the message says what to do."""


# Free words in rows of documents: model and field.
WORDS: Final = {
    "place": (DocumentPlace, "role"),
    "relation": (Relation, "kind"),
}


def merge_terms(survivor: Any, absorbed: Iterable[Any], *, by: AbstractBaseUser, reason: str) -> Run:
    """Give documents of the absorbed types, repositories or collections the survivor, and delete the absorbed.

    Addresses of the absorbed lead to the survivor. Undoing the run restores them with their documents. Raises
    VocabularyRefused without a reason, or where only the survivor itself is named.
    """
    model, keys = type(survivor), {one.pk for one in absorbed} - {survivor.pk}
    if not keys:
        raise VocabularyRefused(_("Choose two different records: one that stays, and one that is merged into it."))
    if not reason.strip():
        raise VocabularyRefused(_("Say why they are the same: somebody will ask in ten years."))
    with deed(), open_run(Run.Kind.MERGE, by=by, reason=reason) as run:
        names = _claimed(model, keys, survivor)
        run.tell("merged", absorbed=", ".join(names), survivor=survivor.name)
        documents = moved(USES[model], keys, survivor.pk)
        _move_pending(USES[model], keys, survivor.pk)
        Address.objects.filter(kind=KIND_OF[model], target__in=keys).update(target=survivor.pk)
        model._default_manager.filter(pk__in=keys).delete()
        run.record(KIND_OF[model], [*keys, survivor.pk])
        run.record("document", documents)
        engine.refresh(documents)
        engine.refresh_headings(KIND_OF[model], [survivor.pk])
    return run.run


def _claimed(model: Any, keys: set[int], survivor: Any) -> list[str]:
    """Lock the survivor and the absorbed, and return the latter's names. Raises VocabularyRefused where one is gone."""
    there = model._default_manager.filter(pk__in=keys | {survivor.pk})
    claim(there)
    names = dict(there.values_list("pk", "name"))
    if names.keys() != keys | {survivor.pk}:
        raise VocabularyRefused(_("One of these was merged or thrown away meanwhile. Look at the list again."))
    return [names[pk] for pk in sorted(keys)]


def _move_pending(uses: Uses, keys: set[int], survivor: int) -> None:
    """Point pending versions to the survivor too, since the absorbed are gone when they are published."""
    column = f"{uses.key}_id"
    for waits in PendingVersion.objects.select_for_update().order_by("pk"):
        values = [waits.value, *waits.earlier.values()]
        wholes = [value["parts"].get(uses.part, []) if uses.part else [value["fields"]] for value in values]
        rows = [row for whole in wholes for row in whole]
        named = [row for row in rows if row.get(column) in keys]
        for row in named:
            row[column] = survivor
        if named:
            waits.save(update_fields=["value", "earlier"])


def words_in_use(which: str) -> Sequence[tuple[str, int]]:
    """Return the words and how many documents use each, the most frequent first."""
    model, field = WORDS[which]
    rows = model._default_manager.exclude(**{field: ""}).order_by().values_list(field)
    return list(rows.annotate(n=Count("document", distinct=True)).order_by("-n", field))


def rename_word(which: str, word: str, wanted: str, *, by: AbstractBaseUser, reason: str) -> Run:
    """Replace the word by another in every document that uses it; where that exists already, the two become one.

    Raises VocabularyRefused where nothing would change.
    """
    model, field = WORDS[which]
    wanted = clean_line(wanted)
    of_words: Any = model._meta.get_field(field)
    longest: int = of_words.max_length
    if not wanted or wanted == word or len(wanted) > longest:
        raise VocabularyRefused(_("Type another word, of at most %(n)s letters.") % {"n": longest})
    rows = model._default_manager.filter(**{field: word})
    documents = sorted(set(rows.order_by().values_list("document", flat=True)))
    if not documents:
        raise VocabularyRefused(_("No record says “%(word)s” any more. Look at the list again.") % {"word": word})
    with deed(), open_run(Run.Kind.BATCH, by=by, reason=reason) as run:
        run.tell("renamed", before=word, after=wanted)
        for some in batched(iter(documents), _CHUNK):
            claim(Document.objects.filter(pk__in=some))
            _renamed(which, rows.filter(document__in=some), wanted)
        run.record("document", documents)
        engine.refresh(documents)
    return run.run


def _renamed(which: str, rows: Any, wanted: str) -> None:
    """Rename row by row, and delete a row that the document has already under the new word."""
    _model, field = WORDS[which]
    for row in rows.order_by("pk"):
        setattr(row, field, wanted)
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            row.delete()
