"""The side panels of a record: history, gaps, state and next steps."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.documents.models import Document
from archive.journal.history import revisions_of
from archive.journal.models import Revision
from archive.names.titles import read_title

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Lack:
    """A gap of a record: the field, the message, and whether it applies now."""

    field: str
    words: str
    is_so: bool


def beside(request: HttpRequest, document: Document | None, rows: dict[str, Any], initial: Any) -> dict[str, Any]:
    """Return the context of the screen beyond the form, given its formsets and initial values."""
    known: list[Revision] | None = getattr(document, "latest_revisions", None)  # the form has asked for them
    return {
        "lacks": lacks(document, rows, initial),
        "revisions": latest_of(document) if known is None else known,
        "from_others": list(document.relations_from_others.select_related("document")[:20]) if document else [],
    }


def latest_of(document: Document | None) -> list[Revision]:
    """Return the latest revisions of the record without their values, latest first."""
    return list(revisions_of("document", document.pk).defer("value")[:SHOWN]) if document else []


def lacks(document: Document | None, rows: dict[str, Any], initial: Any) -> list[Lack]:
    """Return the gaps readers would notice, in the order of the form."""
    one = document
    there = {prefix: list(formset.get_queryset()) for prefix, formset in rows.items()}
    supplied = {credit.supplied for credit in there.get("credits", [])}
    brackets = [name.supplied for name in read_title(one.title).names if name.supplied] if one else []
    bracket = _("The title says [%(name)s], and no credit does.")
    lost = [bracket % {"name": name} for name in brackets if name not in supplied]
    return [
        Lack("date", _("No date: readers find it under “undated” alone."), not (one and one.date)),
        Lack("credits", _("No name: nobody finds it by who wrote it or to whom."), not there.get("credits")),
        Lack("summary", _("No summary: lists show the title alone."), not (one and one.summary)),
        Lack("type", _("No type."), not (one and one.type_id)),
        Lack("languages", _("No language."), not (one and initial.get("languages"))),
        Lack("topics", _("No topic."), not (one and initial.get("topics"))),
        Lack("holdings", _("No source: where does the original lie?"), not there.get("holdings")),
        Lack("files", _("No scan."), not there.get("files")),
        Lack("texts", _("No text."), not there.get("texts")),
        *(Lack("bracket", words, is_so=True) for words in lost),
    ]  # fmt: skip
