"""The archive as JSON: what programs are told is what readers see, each record once."""

import json
import re
from itertools import product
from typing import Any

import pytest
from django.test import Client

from archive.dates import ImpreciseDate
from archive.documents.models import Document, DocumentPlace, TopicTag
from archive.documents.vocabulary import State
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Alias, Person
from archive.places.models import Place, PlaceName
from archive.search import engine
from archive.search.query import Facet, Sort
from archive.topics.models import Synonym, Topic
from archive.web.api.addresses import ADDRESSES
from archive.web.api.urls import urlpatterns
from archive.web.gate.lane import lane
from archive.web.parameters import KNOWN
from tests.hands import letter, person, staff
from tests.web.formats import got, text
from tests.web.pages import opened, told
from tests.web.schemas import misfits

pytestmark = pytest.mark.django_db

LISTS = ("documents", "people", "aliases", "topics", "places", "facets")


@pytest.fixture(scope="module")
def stalin(kept: None) -> Person:
    return person("Joseph Stalin", "Filippov", "Сталин")


@pytest.fixture(scope="module")
def cables(stalin: Person) -> list[Document]:
    """Twelve cables of Stalin's to names of nobody yet, one letter of Mao's without a date, and a draft to Beria."""
    written = [
        letter(
            f"Cable No. {day}", ("Filippov", "author", stalin), (f"Comrade {day}", "recipient"), date=f"1949-02-{day}"
        )
        for day in range(10, 22)
    ]
    mao = letter("Letter of thanks", ("Mao Zedong", "author", person("Mao Zedong")))
    letter("Draft", ("Druzhkov", "author", stalin), ("Beria", "recipient", person("Lavrentiy Beria")), published=False)
    return [*written, mao]


@pytest.fixture
def headings(cables: list[Document]) -> None:
    """The first cable is about the loan, sent from Urumchi in Xinjiang; a draft is about gold, sent from Khiva."""
    relations, loan = Topic.objects.create(name="Relations", slug="relations"), Topic(name="Loan", slug="loan")
    loan.broader = relations
    loan.save()
    Synonym.objects.create(topic=loan, form="Credit")
    xinjiang = Place.objects.create(name="Xinjiang", slug="xinjiang")
    urumchi = Place.objects.create(name="Urumchi", slug="urumchi", parent=xinjiang, latitude="43.8", longitude="87.6")
    PlaceName.objects.create(place=urumchi, form="Dihua", used_until=ImpreciseDate.parse("1954"))
    draft = Document.objects.get(title="Draft")
    gold, khiva = Topic.objects.create(name="Gold", slug="gold"), Place.objects.create(name="Khiva", slug="khiva")
    for document, topic, place in ((cables[0], loan, urumchi), (draft, gold, khiva)):
        TopicTag.objects.create(content_object=document, tag=topic)
        DocumentPlace.objects.create(document=document, place=place)
    engine.refresh([cables[0].pk, draft.pk])


def api(address: str, status: int = 200) -> Any:
    """What the API tells at this address."""
    return json.loads(text(f"/api/v1/{address}", status))


def walked(address: str) -> list[Any]:
    """Everything that following `next` leads to."""
    answer = api(address)
    items = list(answer["items"])
    while answer["next"]:
        assert answer["next"].startswith("http://testserver/api/v1/")
        answer = json.loads(text(answer["next"]))
        items += answer["items"]
    return items


@pytest.mark.usefixtures("headings")
def test_every_answer_has_the_shape_that_the_description_tells() -> None:
    description = api("openapi.json")
    assert description["openapi"] == "3.1.0"
    first = Document.objects.get(title="Cable No. 10").public_id
    for path, methods in description["paths"].items():
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        address = path.strip("/").format(id=first, slug="joseph-stalin") + "/"
        assert not misfits(schema, api(address), description), path
    one = description["paths"]["/facets/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert not misfits(one, api("facets/?facet=person"), description)
    assert misfits(one, {"total": "many"}, description)


def test_the_description_names_every_address_and_every_parameter() -> None:
    paths = {re.sub(r"<slug:(?:public_)?(\w+)>", r"{\1}", str(one.pattern)) for one in urlpatterns}
    assert paths - {"", "openapi.json", "<path:rest>/"} == {address.path for address in ADDRESSES}
    for address in (ADDRESSES[0], ADDRESSES[-1]):
        known = {parameter.name for parameter in address.parameters}
        assert known - {"cursor", "facet"} == KNOWN - ({"sort"} if address.path == "facets/" else set())
    assert api("")["people"] == "http://testserver/api/v1/people/"


QUERIES = ("", "?author=joseph-stalin", "?q=Filippov", "?q=Xinjiang", "?not_person=joseph-stalin", "?page=2&sort=-date")


def test_documents_are_those_of_the_list_and_the_export_in_their_order(cables: list[Document]) -> None:
    for query in QUERIES:
        answer, export = api(f"documents/{query}"), json.loads(text(f"/documents.json{query}"))
        page = told(opened(f"/documents/{query}"))[1]
        assert answer["total"] == export["total"] == int(page.rpartition(" ")[2])
        assert answer["items"] == export["items"][:10]


def test_counts_are_those_of_the_pages_after_a_merge_and_its_undo(cables: list[Document], stalin: Person) -> None:
    koba, ann = person("Koba"), staff("ann", "Name editors")
    letter("Early", ("Koba", "author", koba), date="1908")

    def counts() -> set[int]:
        facet = {value["slug"]: value["documents"] for value in api("facets/?facet=author")["items"]}
        export = json.loads(text("/documents.json?author=joseph-stalin"))
        people = {one["slug"]: one["documents"] for one in api("people/")["items"]}
        shown = api("documents/?author=joseph-stalin")["total"]
        return {facet["joseph-stalin"], export["total"], people["joseph-stalin"], shown}

    assert counts() == {12}
    merge(stalin, [koba], by=ann, reason="The same man.")
    assert counts() == {13}
    assert api("people/joseph-stalin/")["absorbed"] == ["koba"]
    answer = got("/api/v1/people/koba/", 301)
    assert (answer["Location"], answer["Cache-Control"]) == ("/api/v1/people/joseph-stalin/", "no-cache")
    assert {one["person"] for one in api("aliases/?q=Koba")["items"]} == {"joseph-stalin"}
    undo_run(Run.objects.latest("pk"), by=ann, reason="Two men.")
    assert counts() == {12}
    assert api("people/koba/")["documents"] == 1
    assert {one["person"] for one in api("aliases/?q=Koba")["items"]} == {"koba"}


@pytest.mark.usefixtures("headings")
def test_what_only_drafts_know_is_nowhere() -> None:
    for name in LISTS:
        everything = json.dumps(walked(f"{name}/?per_page=100"), ensure_ascii=False)
        assert not re.search("Beria|Druzhkov|Draft|Gold|Khiva|gold|khiva|beria", everything), name
    assert api("people/?q=Beria") == {"total": 0, "items": [], "next": None}
    assert api("aliases/?q=Druzhkov")["total"] == 0
    api("people/lavrentiy-beria/", 404)
    api(f"documents/{Document.objects.get(title='Draft').public_id}/", 404)
    assert "error" in api("documents/?person=lavrentiy-beria", 400)


@pytest.mark.usefixtures("headings")
def test_people_names_and_headings_say_whose_they_are() -> None:
    assert [one["slug"] for one in api("people/?q=Сталин")["items"]] == ["joseph-stalin"]
    names = {one["form"]: one for one in walked("aliases/")}
    assert names["Сталин"] == {"form": "Сталин", "kind": "spelling", "script": "Cyrl", "person": "joseph-stalin"}
    assert names["Comrade 10"]["person"] is None
    hidden = {"Druzhkov", "Beria", "Lavrentiy Beria"}
    assert len(names) == api("aliases/")["total"] == Alias.objects.exclude(form__in=hidden).count()
    topics = {one["slug"]: one for one in api("topics/")["items"]}
    assert topics["loan"] == {
        "slug": "loan", "name": "Loan", "broader": "relations", "names": [{"form": "Credit"}], "documents": 1,
    }  # fmt: skip
    assert (topics["relations"]["broader"], topics["relations"]["documents"]) == (None, 1)
    urumchi = next(one for one in api("places/")["items"] if one["slug"] == "urumchi")
    assert urumchi["parent"] == "xinjiang"
    assert urumchi["coordinates"] == {"latitude": 43.8, "longitude": 87.6}
    assert urumchi["names"] == [{"form": "Dihua", "from": "", "until": "1954"}]


def test_who_follows_next_meets_each_document_once_in_the_order_of_the_list(cables: list[Document]) -> None:
    for sort in Sort:
        query = f"?q=Cable+OR+Letter&sort={sort}"
        whole = [item["id"] for item in json.loads(text(f"/documents.json{query}"))["items"]]
        assert [item["id"] for item in walked(f"documents/{query}")] == whole
        assert len(whole) == 13


@pytest.mark.parametrize("sort", ["date", "-date", "title", "-added"])
def test_a_walk_goes_on_where_it_stopped_while_others_publish_and_withdraw(cables: list[Document], sort: str) -> None:
    first = api(f"documents/?sort={sort}")
    last = first["items"][-1]["id"]
    for day in ("10", "21"):
        letter(f"Cable No. {day} b", ("Filippov", "author"), date=f"1949-02-{day}")
    Document.objects.filter(public_id=last).update(state=State.WITHDRAWN)
    engine.refresh([Document.objects.get(public_id=last).pk])
    second = json.loads(text(first["next"]))
    met = [item["id"] for item in (*first["items"], *second["items"])]
    assert len(met) == len(set(met))
    assert {document.public_id for document in cables} <= set(met)


def test_lists_of_people_and_names_are_walked_to_their_end(cables: list[Document]) -> None:
    for number in range(20):
        letter(f"Report {number}", (f"Clerk {number}", "author", person(f"Clerk {number}")))
    for name in ("people", "aliases"):
        items = walked(f"{name}/")
        assert len(items) == len({json.dumps(item) for item in items}) == api(f"{name}/?page=2")["total"]
    values = walked("facets/?facet=person&per_page=10")
    assert len({value["slug"] for value in values}) == len(values) == 34
    everything = {facet["facet"]: facet for facet in api("facets/?per_page=10")["items"]}
    assert list(everything) == [facet.value for facet in Facet]
    following = json.loads(text(everything["person"]["next"]))
    assert everything["person"]["values"] + following["items"] == values[:20]


REFUSED = (
    ("?page=0", ""), ("?page=101", "from 1 to 100"), ("?page=first", "figures"), ("?per_page=7", "10, 25, 50 or 100"),
    ("?cursor=bWFkZSB1cA", "belongs to another list"), ("?q=%00", "a sign that no name"), ("?q=%ff", "piece of a"),
    ("?q=%ed%a0%80", "piece of a"), ("?q=" + "a" * 5000, "too long"),
)  # fmt: skip


def test_what_cannot_be_read_is_refused_in_a_sentence() -> None:
    for name, (query, reason) in product(LISTS, REFUSED):
        assert reason in api(f"{name}/{query}", 400)["error"], (name, query)


def test_what_nobody_here_is_called_is_refused(cables: list[Document]) -> None:
    assert "nobody-at-all" in api("documents/?person=nobody-at-all", 400)["error"]
    assert "There is no month 13" in api("documents/?after=1949-13", 400)["error"]
    assert "no facet “colour”" in api("facets/?facet=colour", 400)["error"]
    for address in ("people/nobody/", "documents/22222222/", "people/Сталин/", "nonsense/", "documents/?page=9"):
        assert api(address, 404)["error"], address
    cursor = api("documents/")["next"].partition("cursor=")[2]
    assert "another list" in api(f"documents/?sort=title&cursor={cursor}", 400)["error"]
    assert "not from both" in api(f"documents/?page=2&cursor={cursor}", 400)["error"]


def test_a_withdrawn_document_says_why_it_is_gone(cables: list[Document]) -> None:
    Document.objects.filter(pk=cables[0].pk).update(state=State.WITHDRAWN, reason_shown="At the family's request.")
    engine.refresh([cables[0].pk])
    assert "At the family's request." in api(f"documents/{cables[0].public_id}/", 410)["error"]


def test_whatever_is_typed_is_answered() -> None:
    letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    typed = ('"', "NEAR(", "%25s", "'; DROP", "Gomu%C5%82ka", "周恩来", "-", "*", "OR", "%20", "%F0%9F%98%80")
    for name, words in product(LISTS, typed):
        got(f"/api/v1/{name}/?q={words}")


def test_pages_of_other_hosts_may_read_and_nobody_may_write(cables: list[Document]) -> None:
    for address, status in (("documents/", 200), ("people/nobody/", 404), ("documents/?page=0", 400)):
        answer = got(f"/api/v1/{address}", status)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Content-Type"] == "application/json"
    assert Client().post("/api/v1/documents/").status_code == 405
    assert Client().head("/api/v1/documents/").content == b""


def test_who_has_the_answer_already_is_told_so_until_something_changes(cables: list[Document]) -> None:
    for name in LISTS:
        etag = got(f"/api/v1/{name}/")["ETag"]
        assert got(f"/api/v1/{name}/", 304, **{"If-None-Match": etag})["Access-Control-Allow-Origin"] == "*"
        letter(f"After {name}", ("Mao Zedong", "author"))
        assert got(f"/api/v1/{name}/", **{"If-None-Match": etag})["ETag"] != etag


def test_who_finds_no_seat_is_told_in_json_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "taken", lane.seats)
    answer = got("/api/v1/documents/", 503)
    assert (answer["Retry-After"], answer["Content-Type"]) == ("5", "application/json")
    assert json.loads(answer.content)["error"]
    assert api("")["openapi"]
