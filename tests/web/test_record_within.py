"""From a list into a document and on to the next: no cookie, no session, and rows that link to the bare address."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from archive.documents.models import Document
from tests.hands import letter, person
from tests.web.pages import opened

pytestmark = pytest.mark.django_db

LIST = "http://testserver/documents/?person=joseph-stalin"


def test_who_comes_from_a_list_reads_on_in_it() -> None:
    first, second, third = cables()
    page = coming(second, LIST)
    assert "2 of 3 in your list" in page
    assert 'href="/documents/?person=joseph-stalin" rel="nofollow"' in page
    assert f"/documents/{first.public_id}/" in way(page, "prev")
    onward = opened(way(page, "next"))
    assert "3 of 3 in your list" in onward
    assert f'<h1 dir="auto">{third.title}</h1>' in onward
    assert f'<link rel="canonical" href="http://testserver/documents/{third.public_id}/">' in onward
    assert 'rel="next nofollow"' not in onward
    assert f"/documents/{second.public_id}/" in way(onward, "prev")


def test_the_order_and_the_page_of_the_list_are_kept() -> None:
    first, second, _ = cables()
    page = coming(second, f"{LIST}&sort=-date&per_page=25&page=1")
    assert f"/documents/{first.public_id}/" in way(page, "next")
    assert "sort=-date" in re.findall(r'class="back" href="([^"]+)"', page)[0]


def test_what_depends_on_where_one_came_from_is_kept_by_the_browser_alone() -> None:
    _, second, _ = cables()
    answer = Client().get(second.get_absolute_url(), headers={"referer": LIST})
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Referer" in answer.headers["Vary"]
    assert not answer.cookies
    assert "X-Robots-Tag" not in answer.headers
    assert Client().get(second.get_absolute_url()).headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "referer",
    [
        "http://testserver/documents/",
        "http://elsewhere.example/documents/?person=joseph-stalin",
        "http://testserver/people/?person=joseph-stalin",
        "http://testserver/documents/?person=nobody-at-all",
        "http://testserver/documents/?after=the%20day%20before",
        "http://[testserver/documents/?q=x",
        "",
    ],
)
def test_who_comes_from_elsewhere_has_no_list(referer: str) -> None:
    _, second, _ = cables()
    assert "in your list" not in coming(second, referer)


@pytest.mark.parametrize("query", ["utm_source=mail", "in=", "in=0123456789abcdef.person%3Djoseph-stalin", "in=x&y=1"])
def test_any_other_address_leads_to_the_bare_one(query: str) -> None:
    first, _, _ = cables()
    answer = Client().get(f"{first.get_absolute_url()}?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (301, first.get_absolute_url())


def cables() -> list[Document]:
    """Three letters of Stalin, in the order of time, and one of somebody else."""
    stalin = person("Joseph Stalin", "Filippov")
    letter("Another's", ("Kovalev", "author"), date="1949-02")
    return [letter(f"Cable {n}", ("Filippov", "author", stalin), date=f"1949-0{n}") for n in (1, 2, 3)]


def coming(document: Document, referer: str) -> str:
    """The page of the document for a reader who comes from there."""
    answer = Client().get(document.get_absolute_url(), headers={"referer": referer})
    assert answer.status_code == 200
    return str(answer.content.decode())


def way(page: str, rel: str) -> str:
    """Where the link to the previous or next document leads."""
    found = re.search(rf'rel="{rel} nofollow" href="([^"]+)"', page)
    assert found is not None
    assert urlsplit(found[1]).path.startswith("/documents/")
    return found[1].replace("&amp;", "&")
