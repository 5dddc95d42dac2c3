"""One gate for what the public may see: every public address and format is walked by itself, and tells no secret.

A new address is walked as soon as it stands in `urls.py`, filled with what the archive holds; where it has a part that
nothing here can fill, the test says so. Of what may stand in an address, and of what may be asked of it, `make test`
takes a part (each record and each question meets some of the addresses), and `make plays` everything.
"""

import html
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from archive.authority.models import Address
from archive.documents.models import Document
from archive.editing import publishing
from archive.people.models import Alias
from archive.search.query import Facet
from archive.web.sitemaps import _sections
from tests.hands import staff
from tests.web.planted import ASKED, TOLD, public_archive, secret, secrets

pytestmark = pytest.mark.django_db

# Another part of an address than these: say here what may stand there.
PARTS = {"public_id", "slug", "number", "name", "rest", "section", "facet", "size", "ending"}
# Where a record that was published is read of.
OUTPUTS = ("/", "/documents/", "/documents.csv", "/documents.json", "/documents.ris", "/documents.atom",            "/topics/", "/places/", "/collections/", f"/suggest/?q={ASKED}", "/api/v1/documents/",            "/api/v1/topics/", "/api/v1/places/", "/feeds/new.atom", "/feeds/changed.atom")  # fmt: skip
# What stands behind a password; `tests/admin` walks it.
DESK = "admin/"
# A page of which nothing depends on the records, but for its form's token.
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
# Of the values of an address, and of the questions, every how many-th is taken where not all are.
_VALUES, _QUESTIONS = 9, 15
_LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')


def patterns(of: Any = None, before: str = "", found: Any = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every public address as `urls.py` writes it, with what reads its parts."""
    for each in get_resolver().url_patterns if of is None else of:
        whole, reads = before + str(each.pattern), {**(found or {}), **each.pattern.converters}
        if isinstance(each, URLPattern):
            if not whole.startswith(DESK):
                yield whole, reads
        else:
            yield from patterns(each.url_patterns, whole, reads)


def _fillings() -> dict[str, list[str]]:
    """What may stand in a part of an address: what readers know, and what they could guess or have kept."""
    words = [ASKED, secret("alone"), secret("draft author"), secret("spelling"), "Filippov", "Kovalev"]
    return {
        "public_id": [*Document.objects.values_list("public_id", flat=True)],
        "slug": [*Address.objects.values_list("slug", flat=True).distinct()],
        **{f"{kind} slug": [*of_kind(kind)] for kind in Address.Kind.values},
        "number": ["1"],
        "name": [*words, *Alias.objects.values_list("form", flat=True)[:6], "logo.png"],
        "rest": ["documents", "nothing/here"],
        "section": [*_sections()],
    }


def of_kind(kind: str) -> Iterator[str]:
    """The addresses ever given out to records of this kind."""
    yield from Address.objects.filter(kind=kind).values_list("slug", flat=True)


def _slugs(pattern: str, fillings: dict[str, list[str]]) -> list[str]:
    """Those of the kind that the address names; all, where it names none."""
    plurals = {
        "people": "person",
        "topics": "topic",
        "places": "place",
        "collections": "collection",
        "repositories": "repository",
    }
    kind = next((plurals[part] for part in pattern.split("/") if part in plurals), "")
    return fillings[f"{kind} slug"] if kind else fillings["slug"]


def _alternatives(reads: Any) -> list[str]:
    """The values of a part that is one of a few words."""
    return [re.sub(r"\\(.)", r"\1", word) for word in str(reads.regex).split("|")]


def filled(pattern: str, reads: dict[str, Any], fillings: dict[str, list[str]]) -> list[str]:
    """The address with everything that may stand in it; KeyError names a part that nothing here can fill."""
    names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
    fillings = fillings | {"slug": _slugs(pattern, fillings)}
    choices = [_alternatives(reads[name]) if name in {"facet", "size", "ending"} else fillings[name] for name in names]
    addresses = []
    for values in product(*choices):
        address = pattern
        for name, value in zip(names, values, strict=True):
            address = re.sub(rf"<(?:\w+:)?{name}>", quote(value), address)
        addresses.append(f"/{address}")
    return addresses


def _queries(fillings: dict[str, list[str]]) -> list[str]:
    """What may be asked of an address that has no part: words of secrets, secret filters, every order and page."""
    hidden = [slug for slug in fillings["slug"] if TOLD in slug]
    narrowed = [f"?{facet}={slug}" for facet in Facet for slug in [hidden[0], "~zhilbrand"]]
    fixed = ["", f"?q={ASKED}", f"?q=%22{ASKED}%22&sort=relevance", f"?q={ASKED}*", "?q=1949", "?sort=-added", "?per_page=100",
             "?page=2", "?has=scan", "?has=text", "?has=unidentified", "?without=person", "?without=topic", "?after=1949",
             f"?prefix={ASKED}", f"?id={fillings['public_id'][0]}", "?letter=P", "?ids=" + ",".join(fillings["public_id"]),
             "?verb=ListRecords&metadataPrefix=oai_dc", f"?query={ASKED}", f"?as={ASKED}", f"?names=exact&q={ASKED}"]  # fmt: skip
    ids = [f"?id={key}&format=ris" for key in fillings["public_id"]]
    return [*fixed, *ids, *narrowed]


def walked(*, everything: bool) -> list[str]:
    """Every address there is, with every query that makes sense somewhere; or a part of each, another at each."""
    fillings = _fillings()
    queries = _queries(fillings)
    found: dict[str, None] = {}
    for turn, (pattern, reads) in enumerate(patterns()):
        addresses = filled(pattern, reads, fillings)
        is_asked = "<" not in pattern or ("ending" in pattern and len(addresses) < 8)
        if not everything and len(addresses) > _VALUES:
            addresses = addresses[turn % _VALUES :: _VALUES]
        found |= dict.fromkeys(addresses)
        asked = queries if everything else queries[turn % _QUESTIONS :: _QUESTIONS]
        found |= dict.fromkeys(address + query for address in addresses for query in asked if is_asked)
    return [*found]


def body(address: str, **headers: str) -> tuple[int, bytes]:
    """What a reader gets: the status, and headers and bytes together."""
    answer: Any = Client().get(address, headers=headers)
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = "\n".join(f"{name}: {value}" for name, value in answer.headers.items()).encode()
    return answer.status_code, told + b"\n\n" + _TOKEN.sub(b"", data)


def tells(address: str, said: bytes) -> bool:
    """Whether an answer has a secret in it; what was asked may stand in the answer."""
    text = html.unescape(unquote(said.decode("utf-8", "replace"))).casefold()
    for asked in {unquote(address).casefold(), address.casefold(), unquote(address).casefold().strip("/")}:
        text = text.replace(asked, "")
    for part in re.split(r"[/?=&~]", unquote(address).casefold()):
        text = text.replace(part, "") if TOLD in part else text
    return TOLD in text


def _differing(one: bytes, other: bytes) -> set[bytes]:
    """The lines that stand in one of them alone."""
    return set(one.splitlines()) ^ set(other.splitlines())


def _crawled(most: int) -> tuple[list[str], int]:
    """Which addresses tell a secret among those that readers are led to, and how many those are."""
    pending, seen = ["/", "/ru/", "/documents/", "/people/", "/timeline/", "/sitemap.xml", "/robots.txt"], set[str]()
    told = []
    while pending and len(seen) < most:
        address = pending.pop(0)
        if address in seen:
            continue
        seen.add(address)
        _status, said = body(address)
        told += [address] if tells(address, said) else []
        links = [html.unescape(link) for link in _LINK.findall(said.decode("utf-8", "replace"))]
        pending += [link for link in links if not link.startswith(("/static/", "/admin/", "/ru/admin/"))]
    return told, len(seen)


@pytest.fixture
def planted(tmp_path: Path) -> None:
    public_archive(tmp_path)
    secrets(tmp_path)


def test_every_part_of_every_public_address_can_be_filled() -> None:
    unknown = {
        pattern: lost
        for pattern, _ in patterns()
        if (lost := {name for name in re.findall(r"<(?:\w+:)?(\w+)>", pattern) if name not in PARTS})
    }
    assert not unknown, "say in PARTS and _fillings what may stand there, so that it is walked"


@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.long)])
def test_no_public_output_tells_a_secret(planted: None, everything: bool) -> None:
    told, broken = [], []
    for address in walked(everything=everything):
        status, said = body(address)
        told += [address] if tells(address, said) else []
        broken += [f"{status} {address}"] if status >= 500 and status != 503 else []
    assert not told
    assert not broken
    led_to, number = _crawled(90 if everything else 30)
    assert not led_to
    assert number > (60 if everything else 20)
    # And the walk would have noticed: a draft that is let out is told of everywhere.
    record = Document.objects.get(external_id="record-draft")
    publishing.publish([record.pk], by=staff("reviewer", "Reviewers"))
    silent = [output for output in OUTPUTS if not tells(output, body(output)[1])]
    assert not silent


@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.long)])
def test_what_the_desk_does_changes_no_byte_that_readers_get(tmp_path: Path, everything: bool) -> None:
    public_archive(tmp_path)
    asked = [
        address
        for address in walked(everything=everything)
        if not address.startswith(("/healthz", "/readyz")) and ASKED not in address and "zhilbrand" not in address
    ]

    time.sleep(1)  # in the very second of a change Last-Modified names the one before
    before = {address: body(address) for address in asked}
    secrets(tmp_path)
    changed = {address: _differing(before[address][1], body(address)[1]) for address in asked}
    assert not {address: lines for address, lines in changed.items() if lines}
    assert len(asked) > (300 if everything else 60)
