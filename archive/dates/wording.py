"""Wording dates as exactly as they are known: February 1949, c. March 1949?, before November 5, 1949, undated.

Readers see no codes; `reading` parses all of it back, except the wordings of `rare`.
"""

import re
from dataclasses import dataclass, replace

from archive.dates.bounds import WINTER, matching
from archive.dates.grammar import Choice, End, Expression, Span
from archive.dates.points import APPROXIMATE, UNCERTAIN, UNDATED, Point
from archive.dates.rare import listed, ordinal, rare_year
from archive.dates.styles import VOICES, Style, Voice
from archive.dates.thirds import part_and_whole

_YEAR = re.compile(r"-?[0-9]{4}")
_COARSE_YEAR = re.compile(r"[0-9]{1,3}X+|XXXX")
_MOST_LISTED = 3


def word(expression: Expression, style: Style, *, short: bool = False) -> str:
    """Return the expression in words of this style; with `short`, months abbreviated."""
    writer = _Writer(VOICES[style], style is Style.AMERICAN, short)
    if expression == UNDATED:
        return writer.voice.phrases["undated"]
    if isinstance(expression, Point):
        return writer.point(expression)
    if third := part_and_whole(expression):
        return writer.third(*third)
    return writer.span(expression) if isinstance(expression, Span) else writer.choice(expression)


@dataclass(frozen=True, slots=True)
class _Writer:
    voice: Voice
    month_first: bool
    short: bool

    def say(self, phrase: str, *texts: str) -> str:
        return self.voice.phrases[phrase].format(*texts)

    def point(self, point: Point, *, of: bool = False) -> str:
        """Return the point with its doubts: `c. March 1949?`, or `March 3, 1949 (day uncertain)` where they differ."""
        marks = point.named_marks
        if len(set(marks)) > 1:
            return f"{self.bare(point, of=of)} ({self._doubts(marks)})"
        if marks[0] & APPROXIMATE:
            text = self.say("about", self.bare(point, of=True))
        else:
            text = self.bare(point, of=of)
            text = self.say("the", text) if of and _COARSE_YEAR.fullmatch(point.year) and not point.month else text
        return f"{text}?" if marks[0] & UNCERTAIN else text

    def _doubts(self, marks: tuple[int, ...]) -> str:
        names = zip(self.voice.doubted, marks, strict=False)
        return ", ".join(f"{name} {self.voice.doubts[mark]}" for name, mark in names if mark)

    def bare(self, point: Point, *, of: bool = False) -> str:
        """Return the point without its doubts."""
        if "X" in point.year and "33" <= point.month <= "41":
            return f"{self.voice.parts_of_a_year[int(point.month)]}, {self.year(Point(point.year))}"
        if _is_half_known(point.month) or _is_half_known(point.day):
            return self.half_known(point, of)
        if (point.year, point.month) == ("XXXX", "XX") and point.day.isdigit():
            return self.say("of_some_month", ordinal(int(point.day), self.voice))
        if point.day == "XX":
            month = "" if point.month == "XX" else point.month
            return self.say("day_in", self.point(Point(point.year, month), of=True))
        if point.month == "XX" and point.day:
            return self.say("of_a_month", ordinal(int(point.day), self.voice), self.point(Point(point.year), of=True))
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
                return self.say(f"millennium{case}", ordinal(int(year[0]) + 1, self.voice))
            if year.endswith("XX"):
                return self.say(f"century{case}", ordinal(int(year[:2]) + 1, self.voice))
            if year.endswith("X"):
                return self.say(("first_decade" if year[2] == "0" else "decade") + case, f"{year[:3]}0")
        if not _YEAR.fullmatch(year) or "X" in year:
            return rare_year(year, self.voice, case)
        if year >= "1000":
            return year
        number = int(year)
        return self.say("ad", str(number)) if number > 0 else self.say("bc", str(1 - number))

    def half_known(self, point: Point, of: bool) -> str:
        """Return a point with one known digit of month or day: “October, November or December 1949”."""
        year, days = self.year(Point(point.year, "XX")), matching(point.day, 31) if point.day else ()
        if not _is_half_known(point.month) and point.month != "XX":
            return self.one_of_days(point, days)
        within, comma = bool(point.day), "," if point.year == "XXXX" else ""
        months = (
            self.say("month_in_of" if within else "month_in", self.point(Point(point.year), of=True))
            if point.month == "XX"
            else f"{self.one_of_months(matching(point.month, 12), of=of or within)}{comma} {year}"
        )
        if not point.day:
            return months
        if point.day == "XX":
            return self.say("day_in", months)
        first, last = ordinal(days[0], self.voice), ordinal(days[-1], self.voice)
        return self.say("of_these", first, months) if first == last else self.say("days_of", first, last, months)

    def one_of_months(self, numbers: tuple[int, ...], *, of: bool) -> str:
        if len(numbers) > _MOST_LISTED:
            first, last = (self.month(Point("", f"{numbers[at]:02}"), at == 0) for at in (0, -1))
            return self.say("months_between", first, last)
        return listed([self.month(Point("", f"{number:02}"), of) for number in numbers], self.voice)

    def one_of_days(self, point: Point, numbers: tuple[int, ...]) -> str:
        month, year = self.month(point, of=True), self.year(point)
        if len(numbers) <= _MOST_LISTED + 1:
            days = listed(list(map(str, numbers)), self.voice)
            return self.dated(f"{month} {days}" if self.month_first else f"{days} {month}", year)
        days = f"{numbers[0]}–{numbers[-1]}"
        return self.say("one_of_days", self.dated(f"{month} {days}" if self.month_first else f"{days} {month}", year))

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
        """Return days of one month together: `March 3–5, 1949`, `26 and 27 September 1959`."""
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
        """Return “early January 1949”, “late 19th century”."""
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
        joint = self.voice.phrases["and" if choice.all_of else "or"]
        members = joint.join(self.member(member, choice.all_of) for member in choice.members)
        return members if len(choice.members) > 1 or not _is_whole(only) else self.say("all_of", members)

    def member(self, member: Point | Span, all_of: bool) -> str:
        """Return one of several, a span with a word between: a dash would not be read back."""
        if isinstance(member, Point):
            return self.point(member)
        if third := part_and_whole(member):
            return self.third(*third)
        if isinstance(member.start, Point) and isinstance(member.end, Point):
            return self.say("to", self.point(member.start), self.point(member.end))
        if not all_of:
            return self.one_of(member)
        known = member.start if isinstance(member.start, Point) else member.end
        assert isinstance(known, Point)
        return self.say("all_since" if known is member.start else "all_until", self.point(known, of=True))

    def one_of(self, span: Span) -> str:
        if isinstance(span.start, Point) and isinstance(span.end, Point):
            return self.say("between", self.point(span.start, of=True), self.point(span.end, of=True))
        known = span.start if isinstance(span.start, Point) else span.end
        assert isinstance(known, Point)
        return self.say("not_later" if span.start is End.OPEN else "not_earlier", self.point(known, of=True))


def _is_half_known(figures: str) -> bool:
    """Return whether one of two digits is known: `1X`, never `XX`."""
    return "X" in figures and figures != "XX"


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
