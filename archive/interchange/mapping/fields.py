"""What a foreign column can be: our fields, and parts of composed values in columns of their own."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.vocabulary import ROLES, Role
from archive.interchange.cells import COLUMNS, COMPOSED, LISTS

REPOSITORY, REFERENCE, ORIGINAL, TRANSLATION, REMARK = "repository", "reference", "text", "translation", "holding_note"
# Parts of one value, each in a column of its own.
HOLDING: Final = (REPOSITORY, REFERENCE, REMARK)
TEXTS: Final = {ORIGINAL: "original", TRANSLATION: "translation"}
SENT_FROM, SENT_TO = "sent_from", "sent_to"
PLACES: Final = {SENT_FROM: "sent from", SENT_TO: "sent to"}
YEAR, MONTH, DAY, FIRST, LAST = "date_year", "date_month", "date_day", "date_from", "date_until"
DATES: Final = (YEAR, MONTH, DAY, FIRST, LAST)
SEVERAL: Final = LISTS | set(COMPOSED) | ROLES | set(PLACES)
_PROSE: Final = frozenset({"summary", "rights", "funding", ORIGINAL, TRANSLATION})
# Written by the archive itself; meaningless in a foreign file.
_OURS: Final = ("id", "state", "changed")

LABELS: Final[Mapping[str, Promise]] = {
    "title": _("title"), "date_text": _("date as printed"), "date": _("date"), "external_id": _("record id"),
    YEAR: _("year"), MONTH: _("month"), DAY: _("day"), FIRST: _("first day"), LAST: _("last day"),
    "type": _("type"), "number": _("number"), "summary": _("summary"),
    Role.AUTHOR: _("author"), Role.RECIPIENT: _("recipient"), Role.MENTIONED: _("mentioned"),
    Role.PARTICIPANT: _("participant"), Role.SIGNATORY: _("signatory"), Role.VIA: _("via"),
    Role.ON_BEHALF_OF: _("on behalf of"), Role.TRANSLATOR: _("translator"),
    "topics": _("topics"), "places": _("places"), SENT_FROM: _("place sent from"), SENT_TO: _("place sent to"),
    "collections": _("collections"), "languages": _("languages"),
    ORIGINAL: _("text"), TRANSLATION: _("translation"), "texts": _("texts"),
    REPOSITORY: _("repository"), REFERENCE: _("shelfmark or source"), REMARK: _("note on the original"),
    "holdings": _("where originals lie"),
    "classification": _("classification"), "rights": _("rights"), "funding": _("credits line"),
    "donors": _("donors"), "contributors": _("contributors"), "url": _("web address"),
    "uploaded": _("first put online"), "related": _("related records"), "title_language": _("language of the title"),
    "date_basis": _("how the date is known"), "date_note": _("note on the date"), "date_calendar": _("calendar"),
    "source": _("source of the ids"), "credits": _("names"),
}  # fmt: skip
FIELDS: Final = tuple(
    key for key in LABELS if key in {*COLUMNS, *HOLDING, *TEXTS, *PLACES, *DATES} and key not in _OURS
)


def is_prose(field: str) -> bool:
    """Return whether several columns of this field are paragraphs of one text."""
    return field in _PROSE


def columns_of(fault_field: str) -> frozenset[str]:
    """Return the fields that a fault in this field of the travelling shape may be about."""
    if fault_field == "credits":
        return ROLES
    if fault_field == "holdings":
        return frozenset({*HOLDING, "holdings"})
    if fault_field == "texts":
        return frozenset({*TEXTS, "texts"})
    if fault_field == "places":
        return frozenset({*PLACES, "places"})
    if fault_field in {"date", "date_text"}:
        return frozenset({"date", "date_text", *DATES})
    return frozenset({fault_field})
