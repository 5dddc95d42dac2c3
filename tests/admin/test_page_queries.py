"""Every page of the desk, and every public register, asks the database as often for six rows as for two."""

import re
from collections.abc import Iterable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.documents.models import Collection, Document, Repository
from archive.editing import pending
from archive.editing.models import SavedList
from archive.editing.saving import remember
from archive.editing.suggestions import suggest
from archive.journal.models import Run
from archive.merging.decisions import decide, decide_not_borne
from archive.merging.requests import ask_for_merge
from archive.merging.split import split
from archive.people.enrolment import Newcomer, enrol_all
from archive.people.models import Alias, Identifier, NotBorne, NotSame, Person
from archive.people.naming import alias_for
from archive.people.rulings import Ruling
from archive.places.models import Place
from archive.topics.models import Topic
from tests.hands import PASSWORD, letter, person, staff, unidentified
from tests.interchange.archives import brought, cable

pytestmark = pytest.mark.django_db

FAMILIES = ["Kuznetsov", "Vyshinsky", "Molotov", "Mikoyan", "Yudin", "Gromyko"]
DESK = [
    "/admin/", "document/", "document/?state=draft", "document/add/", "document/{document}/change/",
    "document/{document}/history/", "document/{document}/preview/", "document/{document}/take-down/", "document/review/",
    "document/review/?document={waits}", "document/batch/", "document/names/?q=ku", "document/anywhere/?q=ca",
    "document/like/?title=Cable", "alias/", "alias/{name}/change/", "alias/identify/?alias={waiting}", "person/",
    "person/{person}/change/", "person/{person}/history/", "person/alike/?name=Kuznetsov", "person/candidates/",
    "person/candidates/bulk/", "person/candidates/decided/", "person/merge/?survivor={person}&absorbed={other}",
    "person/requests/", "person/{person}/split/", "ruling/", "ruling/{ruling}/take-back/", "notsame/", "notsame/add/",
    "notsame/{pair}/take-back/", "notborne/", "notborne/{refusal}/take-back/", "run/", "run/{run}/", "suggestion/",
    "topic/", "place/", "collection/", "repository/", "documenttype/", "topic/{topic}/change/",
    "place/{place}/change/", "topic/{topic}/history/", "topic/terms/", "place/terms/", "collection/terms/",
    "repository/terms/", "documenttype/terms/", "collection/{collection}/change/", "repository/{repository}/change/",
    "topic/merge/?survivor={topic}&absorbed={other_topic}", "place/merge/?survivor={place}&absorbed={other_place}",
    "document/import/",
]  # fmt: skip
PUBLIC = [
    "/", "/documents/", "/documents/?per_page=25", "/documents/advanced/", "/documents/{address}/", "/people/",
    "/people/?q=ku", "/people/joseph-stalin/", "/names/Filippov/", "/topics/", "/topics/{topic_slug}/", "/places/",
    "/places/{place_slug}/", "/collections/", "/collections/{collection_slug}/", "/repositories/{repository_slug}/",
    "/timeline/", "/suggest/?q=ku", "/feeds/new.atom", "/feeds/changed.atom", "/sitemap.xml", "/documents.csv",
    "/documents.json", "/documents.ris", "/people.csv", "/api/v1/documents/?per_page=100",
    "/api/v1/people/?per_page=100", "/api/v1/aliases/?per_page=100", "/api/v1/topics/?per_page=100",
    "/api/v1/places/?per_page=100", "/api/v1/facets/",
]  # fmt: skip


class Small:
    """An archive in which everything that a page lists can be made more."""

    def __init__(self) -> None:
        self.by = staff("names", "Name editors")
        self.stalin, self.mao = person("Joseph Stalin"), person("Mao Zedong")
        self.main = letter("The main cable", ("Joseph Stalin", "author", self.stalin), date="1949", summary="S.")
        letter("Of Filippov", ("Filippov", "author"), date="1949")
        self.size = 0

    def grow(self, size: int) -> None:
        """Of everything there is so much."""
        for number in range(self.size, size):
            self._more(number, FAMILIES[number])
        self.size = size

    def _more(self, number: int, family: str) -> None:
        self._documents(number, family)
        self._names(number, family)
        self._decisions(family)
        self._desk(number)

    def _documents(self, number: int, family: str) -> None:
        brought(
            cable(
                number, title=f"{family} to Stalin", summary="Of grain.", topics=[f"Aid to {family}", "Grain"],
                places=[{"name": f"{family}sk", "role": "sent from"}, {"name": "Moscow", "role": "sent to"}],
                collections=[f"Papers of {family}", "Cables"],
                holdings=[{"repository": f"Archive {family}", "reference": "f. 1"}, {"repository": "RGASPI"}],
                type=f"Cable {family}", languages=["ru"], url="https://example.org/",
                credits=[{"name": family, "role": "author"}, {"name": "Joseph Stalin", "role": "recipient"}],
            ),
            publishing=True,
        )  # fmt: skip
        letter(f"Draft of {family}", ("Filippov", "author"), (family, "mentioned"), published=False)
        letter(f"Of Filippov {family}", ("Filippov", "author"), ("Stalin, J.", "recipient"), date="1949")
        Document.objects.filter(pk=self.main.pk).update(note=f"Looked at with {family}.")
        remember("document", [self.main.pk], by=self.by, reason=family)

    def _names(self, number: int, family: str) -> None:
        alias, _made = alias_for(f"J. V. Stalin ({family})", self.stalin)
        Identifier.objects.create(person=self.stalin, scheme="viaf", value=str(1000 + number))
        remember("alias", [alias.pk], by=self.by)
        remember("person", [self.stalin.pk], by=self.by, reason=family)
        letter(f"Signed {family}", (alias.form, "author", self.stalin), date="1950")
        (other,) = enrol_all([Newcomer(f"{family}, Andrei", Person.Kind.PERSON)])
        remember("person", [other.pk], by=self.by)
        letter(f"By {family}", (f"{family}, Andrei", "author", other), (f"{family}, A.", "mentioned"), date="1951")

    def _decisions(self, family: str) -> None:
        other = Person.objects.get(name=f"{family}, Andrei")
        decide(other, self.mao, NotSame.Verdict.PERHAPS, by=self.by, reason="the hand")
        decide_not_borne(unidentified("Filippov"), other, by=self.by, reason="another hand")
        Ruling.objects.create(form=f"The {family}s", verdict=Ruling.Verdict.NO_NAME, reason="a family")
        ask_for_merge(self.stalin, [other], by=self.by, reason="one man")
        gone, _made = alias_for(f"{family} the Younger", self.stalin)
        remember("alias", [gone.pk], by=self.by)
        split(self.stalin, aliases=[gone.pk], new_name=f"{family}, Boris", by=self.by, reason="his son")

    def _desk(self, number: int) -> None:
        document = Document.objects.get(external_id=str(number))
        suggest(document, "The date is wrong.")
        with pending.aside(document.pk, by=self.by, reason="a slip"):
            Document.objects.filter(pk=document.pk).update(summary=f"Of grain, {number}.")
        SavedList.objects.create(name=f"List {number}", query="state=draft", by=User.objects.get(username="admin"))

    def address(self, shape: str) -> str:
        """The address with the keys of the archive in it."""
        document = Document.objects.get(external_id="0")
        topics, places = Topic.objects.order_by("pk"), Place.objects.order_by("pk")
        keys: dict[str, object] = {
            "document": self.main.pk, "waits": document.pk, "address": document.public_id, "person": self.stalin.pk,
            "other": self.mao.pk, "waiting": unidentified("Filippov").pk, "name": Alias.objects.get(form="Mao Zedong").pk,
            "ruling": Ruling.objects.first(), "pair": NotSame.objects.first(), "refusal": NotBorne.objects.first(),
            "run": Run.objects.filter(revisions__kind="document").first(),
            "topic": Topic.objects.get(name="Grain"), "other_topic": topics.exclude(name="Grain").first(),
            "place": Place.objects.get(name="Moscow"), "other_place": places.exclude(name="Moscow").first(),
            "collection": Collection.objects.get(name="Cables"), "repository": Repository.objects.get(name="RGASPI"),
            "topic_slug": "grain", "place_slug": "moscow", "collection_slug": "cables", "repository_slug": "rgaspi",
        }  # fmt: skip
        said = {name: getattr(key, "pk", key) for name, key in keys.items()}
        path = shape.format(**said)
        return path if path.startswith("/") else f"/admin/archive/{path}"


def asked(client: Client, addresses: Iterable[str]) -> dict[str, list[str]]:
    """What each page asks of the database when it is asked for the second time."""
    queries = {}
    for address in addresses:
        client.get(address, follow=True)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address, follow=True)
            _read(answer)
        assert answer.status_code == 200, (address, answer.status_code)
        queries[address] = [each["sql"] for each in seen.captured_queries]
    return queries


def _read(answer: object) -> None:
    """Pages that are sent piece by piece are read to the end."""
    if getattr(answer, "streaming", False):
        list(answer.streaming_content)  # type: ignore[attr-defined]


def _alike(queries: list[str]) -> str:
    """The question asked most often, with its values left out."""
    shapes = [re.sub(r"\d+|'[^']*'|\([^()]*\)", "?", query) for query in queries]
    return max(set(shapes), key=shapes.count)[:300] if shapes else ""


def test_no_page_asks_more_for_six_rows_than_for_two() -> None:
    desk = Client()
    desk.force_login(User.objects.create_superuser("admin", password=PASSWORD))
    archive = Small()
    archive.grow(2)
    at_desk, for_readers = [list(map(archive.address, shapes)) for shapes in (DESK, PUBLIC)]
    few = asked(desk, at_desk) | asked(Client(), for_readers)
    archive.grow(6)
    many = asked(desk, at_desk) | asked(Client(), for_readers)
    amiss = {
        address: f"{len(few[address])} for two, {len(many[address])} for six: {_alike(many[address])}"
        for address in few
        if len(many[address]) > len(few[address])
    }
    assert not amiss, "\n".join(f"{address}: {said}" for address, said in amiss.items())
