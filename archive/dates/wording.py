"""Dates into words, as exactly as they are known: February 1949, c. March 1949?, before November 5, 1949, undated.

What words would hide (`1984-1X`, `Y170000002`) is written as EDTF; all that is written here, `reading` reads back.
"""

import re
from dataclasses import dataclass, replace

from archive.dates.bounds import WINTER
from archive.dates.grammar import Choice, End, Expression, Span, points_of, write
from archive.dates.points import APPROXIMATE, UNCERTAIN, UNDATED, Point
from archive.dates.styles import RUSSIAN, VOICES, Style, Voice
from archive.dates.thirds import part_and_whole

_YEAR = re.compile(r"-?[0-9]{4}|[0-9][0-9X]{3}|XXXX")
_COARSE_YEAR = re.compile(r"[0-9]{1,3}X+|XXXX")
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}


def word(expression: Expression, style: Style, *, short: bool = False) -> str:
    """The expression in words of this style; with `short`, months by their first letters."""
    writer = _Writer(VOICES[style], style is Style.AMERICAN, short)
    if expression == UNDATED:
        return writer.voice.phrases["undated"]
    if not all(_has_words(point) for point in points_of(expression)):
        return write(expression)
    if isinstance(expression, Point):
        return writer.point(expression)
    if third := part_and_whole(expression):
        return writer.third(*third)
    return writer.span(expression) if isinstance(expression, Span) else writer.choice(expression)


def _has_words(point: Point) -> bool:
    """Whether words can say all that the point says."""
    if not _YEAR.fullmatch(point.year):
        return False
    if "X" in point.year and not _COARSE_YEAR.fullmatch(point.year) and not point.month:
        return False
    if "X" in point.year and "33" <= point.month <= "41":
        return False
    whole_month = "X" not in point.month or point.month == "XX"
    return whole_month and ("X" not in point.day or point.day == "XX")


@dataclass(frozen=True, slots=True)
class _Writer:
    voice: Voice
    month_first: bool
    short: bool

    def say(self, phrase: str, *texts: str) -> str:
        return self.voice.phrases[phrase].format(*texts)

    def point(self, point: Point, *, of: bool = False) -> str:
        """The point with its doubts: `c. March 1949?`, or `March 3, 1949 (day uncertain)` where they differ."""
        marks = point.named_marks
        if len(set(marks)) > 1:
            return f"{self.bare(point, of=of)} ({self._doubts(marks)})"
        if marks[0] & APPROXIMATE:
            text = self.say("about", self.bare(point, of=True))
        else:
            text = self.bare(point, of=of)
            text = self.say("the", text) if of and "X" in point.year and not point.month else text
        return f"{text}?" if marks[0] & UNCERTAIN else text

    def _doubts(self, marks: tuple[int, ...]) -> str:
        names = zip(self.voice.doubted, marks, strict=False)
        return ", ".join(f"{name} {self.voice.doubts[mark]}" for name, mark in names if mark)

    def bare(self, point: Point, *, of: bool = False) -> str:
        """The point without its doubts."""
        if point.day == "XX":
            month = "" if point.month == "XX" else point.month
            return self.say("day_in", self.point(Point(point.year, month), of=True))
        if point.month == "XX" and point.day:
            return self.say("of_a_month", self.ordinal(int(point.day)), self.point(Point(point.year), of=True))
        if point.month == "XX":
            return self.say("month_in", self.point(Point(point.year), of=True))
        if not point.month:
            return self.year(point, of=of)
        if point.month > "20":
            return self.part(point, of=of)
        return (
            self.dated(self.day(point), self.year(point))
            if point.day
            else f"{self.month(point, of)}{',' if point.year == 'XXXX' else ''} {self.year(point)}"
        )

    def year(self, point: Point, *, of: bool = False) -> str:
        year, case = point.year, "_of" if of or point.month else ""
        if year == "XXXX":
            return self.voice.phrases["no_year"]
        if _COARSE_YEAR.fullmatch(year):
            if year.endswith("XXX"):
                return self.say(f"millennium{case}", self.ordinal(int(year[0]) + 1))
            if year.endswith("XX"):
                return self.say(f"century{case}", self.ordinal(int(year[:2]) + 1))
            if year.endswith("X"):
                return self.say(("first_decade" if year[2] == "0" else "decade") + case, f"{year[:3]}0")
        if "X" in year or year >= "1000":
            return year
        number = int(year)
        return self.say("ad", str(number)) if number > 0 else self.say("bc", str(1 - number))

    def ordinal(self, number: int) -> str:
        if self.voice is RUSSIAN:
            return str(number)
        return f"{number}{'th' if number // 10 == 1 else _ORDINAL_ENDS.get(number % 10, 'th')}"

    def part(self, point: Point, *, of: bool) -> str:
        number, year = int(point.month), self.year(point)
        if number == WINTER and year.isdigit() and year < "9999":
            # Winter runs into the next year, and says so.
            year = f"{year}–{(int(year) + 1) % 100:02}"
        parts = self.voice.parts_of if of else self.voice.parts
        if number not in range(25, 33):
            return parts[number].format(year)
        north = number < 29
        text = parts[number - (4 if north else 8)].format(year)
        return self.say("north" if north else "south", text)

    def month(self, point: Point, of: bool) -> str:
        voice = self.voice
        names = voice.months_short if self.short else voice.months_of if of else voice.months
        return names[int(point.month) - 1]

    def day(self, point: Point) -> str:
        month, day = self.month(point, of=True), str(int(point.day))
        return f"{month} {day}" if self.month_first else f"{day} {month}"

    def dated(self, days: str, year: str) -> str:
        comma = self.month_first or year == self.voice.phrases["no_year"]
        return f"{days}, {year}" if comma else f"{days} {year}"

    def days(self, points: list[Point], joint: str) -> str:
        """Days of one month together: `March 3–5, 1949`, `26 and 27 September 1959`."""
        numbers = joint.join(str(int(point.day)) for point in points)
        month = self.month(points[0], of=True)
        return self.dated(f"{month} {numbers}" if self.month_first else f"{numbers} {month}", self.year(points[0]))

    def span(self, span: Span) -> str:
        start, end = span.start, span.end
        if isinstance(start, Point) and isinstance(end, Point):
            return self.range(start, end)
        if isinstance(start, Point):
            return self.say("after" if end is End.OPEN else "since", self.point(start, of=True))
        assert isinstance(end, Point)
        return self.say("before" if start is End.OPEN else "until", self.point(end, of=True))

    def range(self, start: Point, end: Point) -> str:
        if start.doubt or end.doubt:
            return self.say("from_to", self.point(start, of=True), self.point(end, of=True))
        if _same_month(start, end):
            return self.days([start, end], "–")
        if start.year == end.year and _is_day(start) and _is_day(end):
            return self.dated(f"{self.day(start)} – {self.day(end)}", self.year(start))
        if start.year == end.year and _is_month(start) and _is_month(end):
            return f"{self.month(start, of=False)}–{self.bare(end)}"
        tight = (
            start.length == end.length == 1 and "X" not in start.year + end.year and start.year >= "1000" <= end.year
        )
        return f"{self.bare(start)}{'–' if tight else ' – '}{self.bare(end)}"

    def third(self, part: str, whole: Point) -> str:
        """“early January 1949”, “late 19th century”."""
        return self.voice.parts[int(part)].format(self.bare(whole, of=True))

    def choice(self, choice: Choice) -> str:
        points = [member for member in choice.members if isinstance(member, Point)]
        if len(points) == len(choice.members):
            joint = self.voice.phrases["and" if choice.all_of else "or"]
            if all(_same_month(points[0], point) for point in points) and not any(point.doubt for point in points):
                return self.days(points, joint)
            return joint.join(self.point(point) for point in points)
        only = choice.members[0]
        if len(choice.members) == 1 and isinstance(only, Span) and not choice.all_of:
            return self.one_of(only)
        if any(not _is_plain(point) for point in points_of(choice)) or not all(map(_is_whole, choice.members)):
            return write(choice)
        joint = self.voice.phrases["and" if choice.all_of else "or"]
        members = joint.join(self.member(member) for member in choice.members)
        return members if len(choice.members) > 1 else self.say("all_of", members)

    def member(self, member: Point | Span) -> str:
        """One of several, a span with a word between: a dash would not read back."""
        if isinstance(member, Point):
            return self.bare(member)
        assert isinstance(member.start, Point)
        assert isinstance(member.end, Point)
        return self.say("to", self.bare(member.start), self.bare(member.end))

    def one_of(self, span: Span) -> str:
        if isinstance(span.start, Point) and isinstance(span.end, Point):
            return self.say("between", self.point(span.start, of=True), self.point(span.end, of=True))
        known = span.start if isinstance(span.start, Point) else span.end
        assert isinstance(known, Point)
        return self.say("not_later" if span.start is End.OPEN else "not_earlier", self.point(known, of=True))


def _is_plain(point: Point) -> bool:
    """Whether it is a day, a month or a year, and nothing about it in doubt."""
    return not point.doubt and "X" not in point.year + point.month + point.day and point.month <= "12"


def _is_whole(member: Point | Span) -> bool:
    return isinstance(member, Point) or (isinstance(member.start, Point) and isinstance(member.end, Point))


def _is_month(point: Point) -> bool:
    return point.month.isdigit() and point.month <= "12" and not point.day


def _is_day(point: Point) -> bool:
    return point.month.isdigit() and point.day.isdigit()


def _same_month(one: Point, other: Point) -> bool:
    return (
        _is_day(one)
        and _is_day(other)
        and replace(one, day="", marks=(0, 0, 0)) == replace(other, day="", marks=(0, 0, 0))
    )
