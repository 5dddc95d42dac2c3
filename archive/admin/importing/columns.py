"""Step 2: the mapping of the file's columns to fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.admin.importing.asking import asked, modes, onward, page, take_mode
from archive.admin.importing.file import next_step
from archive.admin.staff import staff
from archive.documents.vocabulary import ROLES
from archive.interchange.mapping.compounds import DAY_FIRST, MONTH_FIRST
from archive.interchange.mapping.fields import FIELDS, LABELS, SEVERAL
from archive.interchange.mapping.mapped import LINES, SEPARATORS, Column, have_titles
from archive.interchange.mapping.profiles import SHIPPED, save
from archive.interchange.staging.kept import Staged
from archive.interchange.staging.rows import Laid, laid, source_of
from archive.text.cleaning import clean_line

_SAMPLES = 3
_SIGN = {"|": "|", ";": ";", ",": ",", "carets": "^^", "line": LINES, "none": ""}
_DATES = ("date", "date_text")
_ORDERS = ("", DAY_FIRST, MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class Shown:
    """A column prepared for display."""

    at: int
    column: Column
    samples: Sequence[str]
    fields: Sequence[tuple[str, str, bool]]
    signs: Sequence[tuple[str, str, bool]]
    is_people: bool
    is_several: bool
    orders: Sequence[tuple[str, str, bool]]


def columns_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show each column with sample values, and store the mapping."""
    one = asked(request, key)
    found, said = laid(one), list[str]()
    if found.opened.table is None:
        return onward(next_step(request, one), one)
    if request.method == "POST":
        if "another_sheet" in request.POST:
            one.sheet, one.columns, one.cells = request.POST.get("sheet", ""), [], {}
            one.keep()
            return onward("columns", one)
        said = _take(request, one, found)
        if not said:
            return onward(next_step(request, one), one)
        found = laid(one)
    return page(request, "columns", _context(request, one, found, said), one, status=409 if said else 200)


def _take(request: HttpRequest, one: Staged, found: Laid) -> list[str]:
    """Store the mapping; return its errors."""
    sent = request.POST
    one.columns = [_column(request, at, column) for at, column in enumerate(found.columns)]
    one.source = clean_line(sent.get("source", ""))[:100]
    take_mode(request, one)
    one.keep()
    said = []
    if not have_titles(one.columns):
        said.append(_("Say which column is the title: every record needs one."))
    single = [column.field for column in one.columns if column.field and column.field not in SEVERAL]
    twice = dict.fromkeys(field for field in single if single.count(field) > 1 and field in _ONCE)
    said += [_("Two columns are the %(field)s. A record has one.") % {"field": LABELS[field]} for field in twice]
    if (name := clean_line(sent.get("profile_name", ""))[:100]) and not said:
        if name in SHIPPED:
            return [_("“%(name)s” comes with the archive. Give yours another name.") % {"name": name}]
        save(name, one.columns, by=staff(request))
    return said


def _column(request: HttpRequest, at: int, column: Column) -> Column:
    sent = request.POST
    field = sent.get(f"column-{at}", column.field)
    field = field if field in {*FIELDS, column.field} else ""
    sign = sent.get(f"separator-{at}")
    separator = _SIGN.get(sign, column.separator) if sign else column.separator
    turned = f"turned-{at}" in sent if f"asked-{at}" in sent else column.turned
    order = sent.get(f"order-{at}", column.order)
    return Column(
        column.heading,
        field,
        separator,
        turned and field in ROLES,
        order if field in _DATES and order in _ORDERS else "",
    )


def _context(request: HttpRequest, one: Staged, found: Laid, said: list[str]) -> dict[str, object]:
    table = found.opened.table
    assert table is not None
    return {
        "shown": [_shown(at, column, table.rows) for at, column in enumerate(found.columns)],
        "rows": len(table.rows),
        "sheets": found.opened.sheets,
        "source": source_of(one, found.opened),
        "modes": modes(),
        "said": said,
        "unused": [column.heading for column in found.columns if not column.field],
    }  # fmt: skip


def _shown(at: int, column: Column, rows: Sequence[tuple[int, tuple[str, ...]]]) -> Shown:
    values = [row[at].strip() for _, row in rows if at < len(row) and row[at].strip()]
    samples = list(dict.fromkeys(values))[:_SAMPLES]
    own: list[tuple[str, str | Promise]] = [(column.field, column.field)] if column.field not in LABELS else []
    fields = [("", _("leave out"), not column.field)]
    fields += [(key, capfirst(str(label)), key == column.field) for key, label in [
        *((key, LABELS[key]) for key in FIELDS), *own] if key]  # fmt: skip
    words = {"|": "|", ";": ";", ",": ",", "carets": "^^", "line": _("line ends"), "none": _("nothing: one value")}
    signs = [(name, words[name], _SIGN[name] == column.separator) for name in _SIGN]
    said = (_("3/2/1949 is not guessed"), _("3/2/1949 is February 3"), _("3/2/1949 is March 2"))
    orders = [(order, label, order == column.order) for order, label in zip(_ORDERS, said, strict=True)]
    is_date = column.field in _DATES
    return Shown(
        at, column, samples, fields, signs, column.field in ROLES, column.field in SEVERAL, orders if is_date else ()
    )


# Fields that may be mapped only once.
_ONCE = frozenset({"title", "external_id", "date", "date_text", "url", "uploaded", "number", "type"})
assert set(_SIGN.values()) == set(SEPARATORS)
