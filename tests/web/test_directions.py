"""Names and titles that run from right to left do so on every page, and leave the words about them as they are."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from archive.documents.models import Document, Membership
from archive.imprint.models import Imprint, Wording
from archive.merging.split import split
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.topics.models import Topic
from tests.hands import person, staff
from tests.interchange.archives import brought, cable

pytestmark = pytest.mark.django_db

BEN_GURION, NASSER, SHARETT = "דוד בן־גוריון", "جمال عبد الناصر", "משה שרת"
TITLE, SUMMARY, PLACE, TOPIC = "מברק אל קהיר", "על המים ועל הגבול.", "القاهرة", "مياه النيل"
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff]")
_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "image", "source"}


@pytest.fixture
def archive() -> None:
    """An archive in which everything that people type is Hebrew or Arabic, on English pages."""
    imprint = Imprint.objects.get_or_create(pk=1)[0]
    words = {"tagline": TITLE, "about": SUMMARY, "rights": SUMMARY, "address": PLACE, "licence": SUMMARY}
    Wording.objects.create(imprint=imprint, language="en", name="גנזך המדינה", **words)
    for name, slug in ((BEN_GURION, "ben-gurion"), (NASSER, "nasser"), (SHARETT, "sharett")):
        made = person(name, *(["הזקן"] if slug == "ben-gurion" else []))
        Person.objects.filter(pk=made.pk).update(slug=slug, description=SUMMARY, biography=SUMMARY)
    brought(*(letter(number) for number in range(4)))
    Topic.objects.update(description=SUMMARY)
    Place.objects.update(latitude=30, longitude=31)
    Document.objects.filter(title__endswith="3").update(state="withdrawn", reason_shown=SUMMARY)
    old = Alias.objects.get(form="הזקן")
    split(Person.objects.get(slug="ben-gurion"), by=staff("names"), aliases=[old.pk], credits=[],
          target=Person.objects.get(slug="sharett"), new_name="", reason="Another.")  # fmt: skip


def letter(number: int) -> dict[str, object]:
    """A letter of many hands, each thing in it typed from right to left."""
    author, recipient = [("ben-gurion", BEN_GURION), ("nasser", NASSER)][:: 1 if number % 2 else -1]
    return cable(
        number, title=f"{TITLE} {number}", summary=SUMMARY, type="מברק", date=f"195{number}", date_basis="inferred",
        date_note=SUMMARY, number=TITLE, classification=TITLE, rights=SUMMARY, funding=SUMMARY, donors=[SHARETT],
        credits=[
            {"name": author[1], "role": "author", "person": author[0], "certainty": "probable", "note": SUMMARY},
            {"name": recipient[1], "role": "recipient", "person": recipient[0]},
            {"name": "הזקן", "role": "participant", "person": "ben-gurion"}, {"name": "פלוני", "role": "mentioned"},
        ],
        topics=[TOPIC], places=[{"name": PLACE, "role": "sent from"}], collections=["أوراق"],
        holdings=[{"repository": "הגנזך", "reference": TITLE, "note": SUMMARY}],
        texts=[{"kind": "transcript", "language": "he", "text": SUMMARY, "credit": SHARETT}],
    )  # fmt: skip


PAGES = (
    "/", "/documents/", f"/documents/?q={NASSER}", "/documents/?author=ben-gurion&not_recipient=sharett", "/people/",
    "/documents/?person=nasser&topic=myah-al-nyl", f"/people/?q={NASSER}", "/people/nasser/", "/people/ben-gurion/",
    "/people/ben-gurion/?role=author", f"/people/nasser/?as={NASSER}", "/names/הזקן/", "/names/פלוני/", "/topics/",
    "/places/", "/collections/", "/timeline/", "/about/", "/licence/", "/accessibility/", "/help/", "/privacy/",
    "/documents/facets/person/", "/documents/facets/topic/?author=nasser", f"/documents/advanced/?author={NASSER}&count=1",
    f"/documents/?q={TITLE}+zzz", "/nothing/",
)  # fmt: skip


def test_what_runs_from_the_right_is_kept_apart_on_every_page(archive: None) -> None:
    records = [document.get_absolute_url() for document in Document.objects.order_by("title")]
    headings = [f"/{kind}s/{slug}/" for kind, model in (("topic", Topic), ("place", Place))
                for slug in model.objects.values_list("slug", flat=True)]  # fmt: skip
    headings.append(f"/collections/{Membership.objects.values_list('collection__slug', flat=True)[0]}/")
    faults, seen = [], 0
    for address in (*PAGES, *records, f"{records[0]}suggest/", *headings):
        page = _Page()
        page.feed(Client().get(address, follow=True).content.decode())
        seen += page.seen
        faults += [f"{address}: {each}" for each in page.faults]
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert seen > 450


class _Page(HTMLParser):
    """Finds what runs from the right in no element of a direction of its own, and what does not say its language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        path = [tag for tag, _attrs in self.open]
        if not _FROM_THE_RIGHT.search(data) or {"title", "script"} & {*path[:3]}:
            return
        self.seen += 1
        apart = any(tag == "bdi" or attrs.get("dir") == "auto" for tag, attrs in self.open)
        alone = "svg" in path and not re.search("[A-Za-z0-9]", data)
        if not apart and not alone and _FROM_THE_RIGHT.search(_ISOLATED.sub("", data)):
            self.faults.append(f"{'>'.join(path[-3:])} is not apart: {' '.join(data.split())[:60]}")
        mixed = re.search("[A-Za-z]", data) or any("data-copy" in attrs for _tag, attrs in self.open)
        if "svg" not in path and not mixed and not any(attrs.get("lang") for _tag, attrs in self.open[1:]):
            self.faults.append(f"{'>'.join(path[-3:])} says no language: {' '.join(data.split())[:60]}")
