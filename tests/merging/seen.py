"""The archive as it is seen from outside: its addresses, its counts at every door, its exports."""

import csv
import io
import json
import re
from typing import Any

from django.test import Client

from archive.authority.models import Address
from archive.documents.models import Document
from archive.documents.publicity import public_people
from archive.documents.vocabulary import Role
from archive.interchange.writing.people import csv_lines, standing_people
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Choice, Facet, Selection
from tests.interchange.archives import exported

NAMED = [role for role in Role if role != Role.TRANSLATOR]


def exports() -> dict[str, Any]:
    """All that a public export of documents and a staff export of people hold, but for when it was changed."""
    return {"documents": exported(), "people": list(csv_lines(standing_people(), for_staff=True))}


def identities_are_true() -> None:
    """Everybody's identity is the root of the merges he went through."""
    people = Person.objects.in_bulk()
    for one in people.values():
        root = one
        while root.merged_into_id is not None:
            root = people[root.merged_into_id]
        assert one.identity_id == root.pk


def addresses_resolve(client: Client, known: set[str]) -> None:
    """Every address under which anybody was ever public answers with a page, or in one step leads to one; only where
    nobody is public any more for whom it stood may it be empty."""
    for slug in known:
        answer = client.get(f"/people/{slug}/")
        if answer.status_code == 301:
            answer = client.get(answer.headers["Location"])
        if answer.status_code == 404:
            target = Address.objects.get(kind="person", slug=slug).target
            assert not public_people().filter(tree=target).exists(), slug
        else:
            assert answer.status_code == 200, slug
    known |= set(public_people().values_list("slug", flat=True))


def counts_agree(client: Client, *, pages: bool) -> None:
    """Of everybody the records, the facet and the exports say the same; with `pages` the pages too."""
    for one in Person.objects.standing():
        number = Document.objects.published().crediting(one, NAMED).count()
        chosen = Selection(choices=(Choice(Facet.PERSON, (one.slug,)),))
        assert engine.find(chosen).total == number
        if number:
            assert json.loads(text_of(client, f"/documents.json?person={one.slug}"))["total"] == number
            if pages:
                _pages_agree(client, one, number)
        else:
            assert client.get(f"/people/{one.slug}/").status_code != 200 or not public_people().filter(pk=one.pk)


def _pages_agree(client: Client, one: Person, number: int) -> None:
    rows = list(csv.reader(io.StringIO(text_of(client, f"/documents.csv?person={one.slug}"))))
    assert len(rows) - 1 == number
    said = re.search(
        r"Results:.*?of\s*(?:<[^>]*>)*\s*([\d,]+)", text_of(client, f"/documents/?person={one.slug}"), re.S
    )
    assert said
    assert int(said[1].replace(",", "")) == number
    said = re.search(
        r'<a href="/documents/\?person=[^"]*"[^>]*>\s*([\d,]+) document', text_of(client, f"/people/{one.slug}/")
    )
    assert said
    assert int(said[1].replace(",", "")) == number


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode("utf-8-sig")
