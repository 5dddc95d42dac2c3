"""Sources for the tests of citations, made without a database: a cable of Stalin's, and whatever differs from it."""

import datetime
from dataclasses import replace
from typing import Any

from archive.citations.cited_names import cited_name
from archive.citations.credited import Credited
from archive.citations.publisher import Publisher
from archive.citations.source import Held, Source
from archive.dates import ImpreciseDate

ARCHIVE = Publisher("Sobriquet demo archive", "https://archive.example.org")


def named(written: str, role: str = "author", person: str = "", **more: Any) -> Credited:
    """A name in a document; with `person` whose it is."""
    kind = more.pop("kind", "person" if person else "")
    name = cited_name(person or written, more.pop("sort_name", ""), kind)
    slug = person.lower().replace(" ", "-")
    return Credited(written=written, role=role, name=name, person=person, slug=slug, kind=kind, **more)


FILIPPOV = named("Filippov", person="Joseph Stalin", is_cover=True, supplied="Stalin")
MIKOYAN = named("Anastas Mikoyan", "recipient", "Anastas Mikoyan")

CABLE = Source(
    key="v0wps0kc",
    title="Cable, Filippov [Stalin] to Anastas Mikoyan",
    address="https://archive.example.org/documents/v0wps0kc/",
    publisher=ARCHIVE,
    date=ImpreciseDate.parse("1949-02-03"),
    type="Cable",
    summary="Stalin counsels Mikoyan on the Chinese workers.",
    names=(FILIPPOV, MIKOYAN),
    holdings=(Held("APRF", "F. 39, Op. 1, D. 39"),),
    topics=("Sino-Soviet relations", "Working class"),
    languages=("ru",),
    changed=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC),
    published=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC),
)


def cable(date: str = "", **changes: Any) -> Source:
    """The cable with another date, or other things about it."""
    if date:
        changes["date"] = ImpreciseDate.parse(date)
    return replace(CABLE, **changes)
