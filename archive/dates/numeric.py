"""Numeric dates as `1949-02-03`: only where day and month cannot be confused."""

import re
from calendar import month_name

from archive.dates.months import ROMAN, VIETNAMESE
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

_VIETNAMESE_MONTHS = {**{name: number for number, name in enumerate(VIETNAMESE, 1)}, "một": 1, "chạp": 12}
VIETNAMESE_DATE = re.compile(
    r"(?:(?:ngày\s)?(?:mồng\s|mùng\s)?(\d{1,2})[\s,/-]*)?tháng\s(\d{1,2}|"
    + "|".join(sorted(_VIETNAMESE_MONTHS, key=len, reverse=True))
    + r")[\s,/-]*(?:năm\s)?(\d{4})(?!\d)"
)


def year_first(text: str) -> str:
    """Return `1949-2-3`, `1949.02.03` or `1949年2月3日` as `1949-02-03`; year and month alone as `1949-02`."""
    year, *parts = re.findall(r"\d+", text)
    return "-".join((year, *(f"{int(part):02}" for part in parts)))


def vietnamese(text: str) -> str:
    """Return `ngày 3 tháng 2 năm 1949` as `1949-02-03`, `tháng hai năm 1949` as `1949-02`."""
    day, month, year = VIETNAMESE_DATE.fullmatch(text).groups()  # type: ignore[union-attr]
    number = int(month) if month.isdigit() else _VIETNAMESE_MONTHS[month]
    return "-".join((year, f"{number:02}", *([f"{int(day):02}"] if day else [])))


def dotted(text: str) -> str:
    """Return `3.2.1949` and `3.II.1949` as `1949-02-03`: with dots or Roman months the day comes first everywhere."""
    *day, month, year = re.split(r"[./\s-]+", text)
    number = ROMAN.index(month) + 1 if month in ROMAN else int(month)
    return "-".join((year, f"{number:02}", *(f"{int(digits):02}" for digits in day)))


def counted_month(text: str) -> str:
    """Return `7bris` as `09`: the Roman year began in March, and its seventh month is September."""
    counted = re.match(r"\d+|[ivx]+", text)[0]  # type: ignore[index]
    return f"{(ROMAN.index(counted) + 1 if counted in ROMAN else int(counted)) + 2:02}"


def slashed(text: str) -> str:
    """Return `13/2/1949` and `2/13/1949` as `1949-02-13`; `3/2/1949` is ambiguous and refused."""
    *days, year = text.replace("-", "/").split("/")
    if len(days) == 1:
        return f"{year}-{int(days[0]):02}"
    first, second = (int(number) for number in days)
    if first <= 12 and second <= 12 and first != second:
        readings = f"{month_name[first]} {second} or {month_name[second]} {first}"
        raise UnreadableDate(
            _("%(quoted)s can be %(readings)s; write the month as a word.")
            % {"quoted": quoted(text), "readings": readings}
        )
    day, month = (first, second) if second <= 12 else (second, first)
    return f"{year}-{month:02}-{day:02}"
