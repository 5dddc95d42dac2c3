"""EDTF as a whole: points, intervals `1949/1951`, choices `[1949,1950]` and lists `{1949,1951}`; parsed and written."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from archive.dates.bounds import Day, first_and_last
from archive.dates.points import UNDATED, Point, read_point, write_point
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _


class End(Enum):
    """An end of an interval that is no date: open (`..`), or unknown (empty)."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another, both included."""

    start: Point | End
    end: Point | End


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these dates or, with `all_of`, all of them; a Span among them is every date from its start to its end."""

    members: tuple[Point | Span, ...]
    all_of: bool = False


Expression = Point | Span | Choice
Bounds = tuple[Day | None, Day | None]


@lru_cache(maxsize=4096)  # of every date of a list, in each of its forms
def read(text: str) -> Expression:
    """Parse EDTF and check its order and days. Raises UnreadableDate otherwise."""
    if text[:1] in ("[", "{") and text[-1:] == {"[": "]", "{": "}"}[text[0]]:
        expression = _read_choice(text)
    elif "/" in text or text == "..":
        expression = _read_span(text)
    else:
        expression = read_point(text)
    bounds_of(expression)
    return expression


def write(expression: Expression) -> str:
    """Return the canonical EDTF text."""
    if isinstance(expression, Point):
        return write_point(expression)
    if isinstance(expression, Span):
        return f"{_write_end(expression.start)}/{_write_end(expression.end)}"
    members = ",".join(_write_member(member) for member in expression.members)
    return f"{{{members}}}" if expression.all_of else f"[{members}]"


def bounds_of(expression: Expression) -> Bounds:
    """Return first and last day, None where open or unknown. Raises UnreadableDate for impossible days or order."""
    if isinstance(expression, Point):
        return first_and_last(expression)
    if isinstance(expression, Span):
        return _span_bounds(expression)
    bounds = [bounds_of(member) for member in expression.members]
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    return (
        min(firsts) if len(firsts) == len(bounds) else None,
        max(lasts) if len(lasts) == len(bounds) else None,
    )


def points_of(expression: Expression) -> tuple[Point, ...]:
    """Return every point the expression names, in order."""
    if isinstance(expression, Point):
        return (expression,)
    if isinstance(expression, Span):
        return tuple(end for end in (expression.start, expression.end) if isinstance(end, Point))
    return tuple(point for member in expression.members for point in points_of(member))


def choice_of(members: tuple[Point | Span, ...], all_of: bool = False) -> Expression:
    """Return a choice; of one single point, that point."""
    if len(members) == 1 and isinstance(members[0], Point):
        return members[0]
    return Choice(members, all_of)


def _read_span(text: str) -> Expression:
    start, slash, end = text.partition("/")
    if "/" in end:
        raise UnreadableDate(
            _("%(quoted)s has more than one “/”; an interval has two ends, as in “1949/1951”.")
            % {"quoted": quoted(text)}
        )
    span = Span(_read_end(start), _read_end(end if slash else start))
    if span.start == span.end and isinstance(span.start, Point):
        return span.start
    return span if points_of(span) else UNDATED


def _read_end(text: str) -> Point | End:
    if text in ("", ".."):
        return End(text)
    point = read_point(text)
    if not point.is_of_four_digits:
        raise UnreadableDate(
            _("%(quoted)s cannot stand in an interval; write its years with four digits.") % {"quoted": quoted(text)}
        )
    return point


def _read_choice(text: str) -> Expression:
    members = tuple(_read_member(member) for member in re.split(r"\s*,\s*", text[1:-1].strip()))
    return choice_of(members, all_of=text[0] == "{")


def _read_member(text: str) -> Point | Span:
    start, dots, end = text.partition("..")
    if not dots:
        return read_point(text)
    span = Span(_read_end(start or ".."), _read_end(end or ".."))
    if not points_of(span):
        raise UnreadableDate(
            _("%(quoted)s names no date; write for instance “[1949..1951]”.") % {"quoted": quoted(text)}
        )
    if span.start == span.end and isinstance(span.start, Point):
        return span.start
    return span


def _write_member(member: Point | Span) -> str:
    if isinstance(member, Point):
        return write_point(member)
    ends = ("" if isinstance(end, End) else write_point(end) for end in (member.start, member.end))
    return "..".join(ends)


def _write_end(end: Point | End) -> str:
    return end.value if isinstance(end, End) else write_point(end)


def _span_bounds(span: Span) -> Bounds:
    start = first_and_last(span.start) if isinstance(span.start, Point) else (None, None)
    end = first_and_last(span.end) if isinstance(span.end, Point) else (None, None)
    # `1949-05-03/1949-05` is refused as the validators of EDTF do; `1949-05-03/1949-05-XX` may well hold.
    open_digits = isinstance(span.end, Point) and "X" in write_point(span.end)
    limit = end[1] if open_digits else end[0]
    if start[0] is not None and limit is not None and start[0] > limit:
        raise UnreadableDate(
            _("%(quoted)s ends before it begins; write the earlier date first.") % {"quoted": quoted(write(span))},
            impossible=True,
        )
    return start[0], end[1]
