"""Splitting a listing page, as a browser's "copy all" gives it, into rows.

    Skip to content / Results: / 1 - 10 of 11 / Documents / (date / title / summary)… / Pagination

Blank lines are ignored, and so is what this archive's own lists print after a summary and below the pager. A summary
may be missing or have several paragraphs: the next line that is a date begins the next row. A page that announces "1 -
10" and holds nine rows, or never reaches its pager, was cut off and is refused.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import ImpreciseDate, UnreadableDate
from archive.dates.dateline import tidied, without_place
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_line

_BEGINNING = "skip to content"
_RESULTS = "results:"
_HEADING = "documents"
_PAGER = "pagination"
# This archive's own lists have these hidden words where a summary ends.
_SAID = ("Names as written:", "Why it is found:")
_OWN_FOOT = "Take this list along:"
_COUNT = re.compile(r"([\d,]{1,12}) ?[-–] ?([\d,]{1,12}) of ([\d,]{1,12})")
LONGEST_DATE = 60
# A date has a year or a month; a line that begins with a number, or a word and a number, is meant as one.
_TIME = re.compile(
    r"(?i)(?<!\d)(?:1\d{3}|20\d\d)(?!\d)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\b(?:spring|summer|autumn|winter|undated|no date|n\.d\.)"
)
_WORDS = re.compile(r"[^\W\d_]+")
MOST_WORDS_BESIDE = 2
_MEANT = re.compile(r"[\W_]*(?:[^\W\d_]+\.?\s+)?[\[(~]?\d.{0,40}")


@dataclass
class ListedRow:
    """A row of a page: the number of its date's line, the date or what is wrong with it, then title and summary."""

    number: int
    date_text: str
    date: ImpreciseDate | None = None
    trouble: str = ""
    is_said: bool = False
    lines: list[tuple[int, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.lines[0][1] if self.lines else ""

    @property
    def summary(self) -> str:
        return "\n".join(text for _, text in self.lines[1:])


@dataclass
class Page:
    """One listing page inside a file; `announced` is how many documents its heading promises."""

    number: int
    headed: bool = True
    announced: int | None = None
    closed: bool = False
    ours: bool = False
    in_rows: bool = False
    rows: list[ListedRow] = field(default_factory=list)


def listed_rows(text: str) -> list[ListedRow]:
    """Return every row of every page in order; a row whose date cannot be read carries its fault.

    An empty list, “0 - 0 of 0”, has none. Raises FileRefused where there is no page, a page was cut off or shows none
    of a list that is not empty, or its beginning is missing.
    """
    pages: list[Page] = []
    for number, line in _lines(text):
        _take(pages, number, line)
    if not pages:
        raise FileRefused(_("There is no document in it. A listing holds a date, a title and a summary for each."))
    for page in pages:
        _uncover(page)
        _require_whole(page)
    return [row for page in pages for row in page.rows]


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, with their numbers.

    The beginning of a page that is glued to the pager before it becomes a line of its own.
    """
    lines = []
    for number, written in enumerate(text.split("\n"), 1):
        line = clean_line(written)
        if line.lower().startswith(_PAGER) and line.lower() != _PAGER:
            lines.append((number, _PAGER))
            line = line[len(_PAGER) :].strip()
        if line:
            lines.append((number, line))
    return lines


def _take(pages: list[Page], number: int, line: str) -> None:
    word = line.lower()
    page = pages[-1] if pages else None
    if word == _BEGINNING or (word == _RESULTS and (page is None or page.in_rows)):
        pages.append(Page(number))
    elif page is not None and page.closed and line.startswith(_OWN_FOOT):
        page.ours = True
    elif page is None or page.closed:
        _take_outside(pages, number, line)
    elif not page.in_rows:
        _take_heading(page, line)
    elif word == _PAGER:
        page.closed = True
    else:
        _take_row_line(page, number, line)


def _take_outside(pages: list[Page], number: int, line: str) -> None:
    """Handle a line outside the rows: the first date of a file without a page head, or what follows a pager."""
    row = _dated(number, line)
    if not pages and row is not None:
        pages.append(Page(number, headed=False, in_rows=True, rows=[row]))
    elif not pages:
        said = _("Line %(number)d should be a date and is “%(line)s”. The page's beginning is missing.")
        raise FileRefused(said % {"number": number, "line": _shown(line)})
    elif _is_strange(row, line, pages[-1]):
        raise FileRefused(
            f"Line {number}, “{_shown(line)}”, stands behind the pager, where a page begins with “Skip to content” or "
            "nothing follows. The page that should begin there was cut off."
        )


def _is_strange(row: ListedRow | None, line: str, page: Page) -> bool:
    """Return whether a line cannot stand behind the pager; below this archive's own lists whole sentences may."""
    if page.ours:
        return row is not None and not row.trouble and _is_dateline(line)
    return row is not None or len(line) > LONGEST_DATE or _BEGINNING.startswith(line.lower())


def _take_heading(page: Page, line: str) -> None:
    found = _COUNT.fullmatch(line)
    if found:
        first, last, total = (int(digits.replace(",", "") or 0) for digits in found.groups())
        if total and not last:
            raise FileRefused(
                f"There is no document in it: it shows none of {total:,}. Copy the list from its first page."
            )
        page.announced = last - first + 1 if last else 0
    # A menu above the results may say “Documents” too.
    page.in_rows = page.announced is not None and line.lower() == _HEADING


def _take_row_line(page: Page, number: int, line: str) -> None:
    row = _dated(number, line)
    last = page.rows[-1] if page.rows else None
    if last is not None and not last.lines:
        if row is not None and not row.trouble and not _beside(line):
            said = _("Line %(number)d: a title should follow the date on line %(last)d, not another date.")
            raise FileRefused(said % {"number": number, "last": last.number})
        last.lines.append((number, line))
    elif row is not None and (row.trouble or _is_dateline(line)):
        page.rows.append(row)
    elif last is None and page.announced == 0:
        pass  # An empty list says in words that it is empty.
    elif last is None:
        page.rows.append(_undatable(number, line))
    elif line.startswith(_SAID):
        last.is_said = True
    elif not last.is_said:
        last.lines.append((number, line))


def _dated(number: int, line: str) -> ListedRow | None:
    """Return the row that this line begins, or None where it is not meant as a date."""
    if len(line) > LONGEST_DATE or not _TIME.search(line):
        return None
    try:
        date = ImpreciseDate.printed(line).past()
    except UnreadableDate as refused:
        return ListedRow(number, line, trouble=str(refused)) if _MEANT.fullmatch(line) else None
    return ListedRow(number, line, date=None if date.is_undated else date)


def _beside(line: str) -> list[str]:
    """Return the words beside the date in its line: a place, or a title that ends in a date."""
    date = _WORDS.findall(without_place(tidied(line)))
    return [word for word in _WORDS.findall(line) if word.casefold() not in date]


def _is_dateline(line: str) -> bool:
    """Return whether a line is only a date and a place: “Mao on grain, 1949.” is a summary."""
    beside = _beside(line)
    return len(beside) <= MOST_WORDS_BESIDE and all(word[0].isupper() for word in beside)


def _undatable(number: int, line: str) -> ListedRow:
    trouble = f"“{_shown(line)}” stands where a date should, and nobody can read it as one."
    return ListedRow(number, line[:200], trouble=trouble)


def _uncover(page: Page) -> None:
    """Insert rows with unreadable dates where a whole page lacks rows and others have a paragraph too many.

    Only if all missing rows can be found so; otherwise the page was cut off, and nothing is guessed.
    """
    missing = page.announced - len(page.rows) if page.announced and page.closed else 0
    crowded = sorted((row for row in page.rows if len(row.lines) >= 3), key=lambda row: -len(row.lines))
    for row in crowded[:missing] if missing <= len(crowded) else ():
        lengths = [len(text) for _, text in row.lines]
        at = min(range(1, len(lengths) - 1), key=lengths.__getitem__)
        hidden = _undatable(*row.lines[at])
        row.lines, hidden.lines = row.lines[:at], row.lines[at + 1 :]
        page.rows.insert(page.rows.index(row) + 1, hidden)


def _require_whole(page: Page) -> None:
    last = page.rows[-1] if page.rows else None
    if last is not None and not last.lines:
        said = _("It ends after the date on line %(last)d, before the title: it was cut off there.")
        raise FileRefused(said % {"last": last.number})
    if not page.headed:
        return
    place = {"begins": page.number, "last": last.number if last else page.number}
    if page.announced is None or not page.in_rows:
        said = _(
            "The page that begins on line %(begins)d ends before its documents: it was cut off. Copy all of it again."
        )
        raise FileRefused(said % place)
    if len(page.rows) != page.announced:
        said = ngettext(
            "The page that begins on line %(begins)d announces %(announced)d document and holds %(held)d, the last "
            "from line %(last)d on: it was cut off. Copy the whole page again.",
            "The page that begins on line %(begins)d announces %(announced)d documents and holds %(held)d, the last "
            "from line %(last)d on: it was cut off. Copy the whole page again.",
            page.announced,
        )
        raise FileRefused(said % {**place, "announced": page.announced, "held": len(page.rows)})
    if not page.closed:
        said = _(
            "The page that begins on line %(begins)d does not reach the word “Pagination” at its end, so the document "
            "from line %(last)d on may be cut off. Copy the whole page again."
        )
        raise FileRefused(said % place)


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_DATE else text[: LONGEST_DATE - 1] + "…"
