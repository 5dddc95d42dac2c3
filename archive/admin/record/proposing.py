"""Proposals for an empty form: from its title, and from a whole record pasted into it."""

from typing import Any, Final

from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.admin import assistance
from archive.admin.record.doors import require
from archive.admin.record.nominatives import in_nominative
from archive.admin.record.pasting import read_record

LONGEST: Final = 200_000
_PLAIN: Final = (
    "title", "date", "date_text", "type", "number", "summary", "classification", "rights", "url", "external_id",
)  # fmt: skip


@require_POST
def paste_view(request: HttpRequest) -> JsonResponse:
    """The fields parsed from the pasted text, by form field; or an error."""
    require(request, "change")
    fields = read_record(request.POST.get("text", "")[:LONGEST])
    if not fields:
        return JsonResponse({"refused": _("Nothing of a record could be read in this. Paste it field by field.")})
    return JsonResponse({"fields": in_nominative(fields)})


def proposed(posted: QueryDict) -> QueryDict:
    """Return the posted data with the requested proposals: from the title, or from pasted text."""
    if "_paste" in posted:
        return filled(posted, in_nominative(read_record(posted.get("pasted", "")[:LONGEST])))
    if "_read_title" in posted:
        return filled(posted, assistance.proposal(posted.get("title", "")))
    return posted


def filled(posted: QueryDict, read: dict[str, Any]) -> QueryDict:
    """Return the posted data with the proposals in empty fields and in new rows of credits and holdings."""
    into = posted.copy()
    for field in (
        "title",
        "date",
        "date_text",
        "type",
        "number",
        "summary",
        "classification",
        "rights",
        "url",
        "external_id",
    ):
        if read.get(field) and not into.get(field):
            into[field] = read[field]
    for field in ("topics", "places", "languages", "collections"):
        if read.get(field) and not into.get(field):
            into[field] = "\n".join(read[field])
    _fill_rows(into, "credits", "name", read.get("credits", []))
    _fill_rows(into, "holdings", "reference", read.get("holdings", []))
    return into


def _fill_rows(into: QueryDict, prefix: str, by: str, wanted: list[dict[str, str]]) -> None:
    rows = int(into.get(f"{prefix}-TOTAL_FORMS") or 0)
    empty = [row for row in range(rows) if not into.get(f"{prefix}-{row}-{by}")]
    there = {into.get(f"{prefix}-{row}-{by}") for row in range(rows)}
    for one in (one for one in wanted if one[by] not in there):
        row = empty.pop(0) if empty else rows
        rows = max(rows, row + 1)
        for field, value in one.items():
            into[f"{prefix}-{row}-{field}"] = value
    if f"{prefix}-TOTAL_FORMS" in into:
        into[f"{prefix}-TOTAL_FORMS"] = str(rows)
