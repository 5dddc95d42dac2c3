"""Days as the tests write them: `"1949-02-03"`, `"1949-02-01/1949-02-28"`, and `..` for an end that is open."""

from datetime import date

from archive.dates import ImpreciseDate


def days(value: ImpreciseDate) -> str:
    """Return the first and the last day of a date, one where they are the same."""
    if value.earliest == value.latest:
        return str(value.earliest)
    return f"{value.earliest or '..'}/{value.latest or '..'}"


def read(text: str) -> str:
    """Return the days that a text says."""
    return days(ImpreciseDate.parse(text))


def edtf(text: str) -> str:
    """Return the EDTF that a text says."""
    return ImpreciseDate.parse(text).edtf


def day(text: str) -> date:
    """Return the day itself."""
    return date.fromisoformat(text)
