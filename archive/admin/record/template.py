"""A record as a template for the next: fields common to a series are copied, individual ones left empty."""

import re
from typing import Any, Final

from django.db import transaction

from archive.admin.document_form import _parts
from archive.documents.models import Document
from archive.editing import pending

# The last levels of a shelfmark differ between documents.
_LEAVES: Final = re.compile(r"(?i)[,;]\s*(?:ll?|лл?|листы?|list|leaf|leaves|fol|ff|pp?|с|стр)\.?\s*[\d\w–—-]*\s*$")
REPEATED: Final = ("type", "languages", "topics", "places", "collections", "donors", "contributors", "title_language")
Begun = tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]
_PLAIN: Final = ("classification", "rights", "funding", "date_basis")


def carried_over(pk: str) -> Begun:
    """Return initial fields and rows for the next record of a series; both empty if there is no such record.

    If the record has a pending version, its values are used.
    """
    key = int(pk) if str(pk).isdecimal() and len(str(pk)) < 19 else 0
    if pending.waiting(key) is None:
        return _carried(key)
    with transaction.atomic():
        pending.lay_over(key)
        said = _carried(key)
        transaction.set_rollback(True)
    return said


def _carried(pk: int) -> Begun:
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        return {}, {}
    parts = _parts(document)
    fields = {name: parts[name] for name in REPEATED} | {name: getattr(document, name) for name in _PLAIN}
    credits = document.credits.select_related("alias__person__identity")
    rows = {"credits": [_credit(credit) for credit in credits], "holdings": [_holding(one) for one in _all(document)]}
    return fields, rows


def _all(document: Document) -> Any:
    return document.holdings.select_related("repository")


def _credit(credit: Any) -> dict[str, Any]:
    bearer = credit.alias.person and credit.alias.person.identity
    said = {name: getattr(credit, name) for name in ("supplied", "role", "certainty", "note")}
    return {"name": credit.alias.form, "person": bearer.slug if bearer else "", **said}


def _holding(holding: Any) -> dict[str, Any]:
    name = holding.repository.name if holding.repository else ""
    return {"repository": name, "reference": _LEAVES.sub("", holding.reference), "note": holding.note}
