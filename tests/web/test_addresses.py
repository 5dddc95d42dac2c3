"""One address for each question, and a plain word for every other."""

import pytest
from django.test import Client

from archive.authority.addresses import give_out
from archive.authority.identities import settle
from archive.people.models import Person
from archive.search import engine
from tests.hands import letter, person
from tests.web.pages import asked, opened

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("correspondence")
@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("?page=1&per_page=10&sort=date", ""),
        ("?utm_source=x&q=loan", "?q=loan"),
        ("?q=loan&after=&before=", "?q=loan"),
        ("?q=loan&sort=relevance", "?q=loan"),
        ("?q=++the++loan+", "?q=the+loan"),
        ("?person=mao-zedong&person=joseph-stalin", "?person=joseph-stalin&person=mao-zedong"),
        ("?person=joseph-stalin&person=joseph-stalin", "?person=joseph-stalin"),
        ("?person=joseph-stalin&person_match=all", "?person=joseph-stalin"),
        ("?q=loan&page=02", "?page=2&q=loan"),
        ("?names=exact", ""),
        ("?certain=1", ""),
        ("?q=a&q=loan", "?q=loan"),
    ],
)
def test_every_way_of_asking_leads_to_one_address(typed: str, canonical: str) -> None:
    answer = asked(f"/documents/{typed}")
    assert (answer.status_code, answer.headers.get("Location")) == (301, f"/documents/{canonical}")


@pytest.mark.usefixtures("correspondence")
@pytest.mark.parametrize("address", ["", "?q=loan", "?person=joseph-stalin&sort=-date", "?after=February+1949"])
def test_the_one_address_answers_itself(address: str) -> None:
    opened(f"/documents/{address}")


@pytest.mark.parametrize(
    "facet", ["person", "author", "topic", "place", "type", "language", "repository", "collection"]
)
def test_a_slug_that_never_was_is_not_found(facet: str) -> None:
    opened(f"/documents/?{facet}=nobody-at-all", 404)
    opened(f"/documents/?not_{facet}=nobody-at-all", 404)


@pytest.mark.usefixtures("correspondence")
def test_an_absorbed_person_leads_to_the_survivor_in_one_hop_that_no_cache_keeps() -> None:
    stalin = Person.objects.get(slug="joseph-stalin")
    filippov = person("Filippov")
    letter("Two", ("Filippov", "author", filippov), date="1950")
    merge(filippov, stalin)
    for address in ("/people/filippov/", "/documents/?person=filippov"):
        answer = asked(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (301, "no-cache")
        assert answer.headers["Location"] in ("/people/joseph-stalin/", "/documents/?person=joseph-stalin")
    give_out("person", [("koba", stalin.pk)])
    assert asked("/people/koba/").headers["Location"] == "/people/joseph-stalin/"


@pytest.mark.usefixtures("correspondence")
@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("/?utm_source=x", "/"),
        ("/people/?utm_source=x&fbclid=1", "/people/"),
        ("/people/?q=&page=1", "/people/"),
        ("/people/?letter=S&utm_source=x", "/people/?letter=S"),
        ("/people/?q=+Stalin&ref=y", "/people/?q=Stalin"),
        ("/people/joseph-stalin/?x=1", "/people/joseph-stalin/"),
        ("/people/joseph-stalin/?page=1&role=author", "/people/joseph-stalin/?role=author"),
        ("/names/Joseph%20Stalin/?x=1", "/names/Joseph%20Stalin/"),
        ("/names/St%3F/?page=1", "/names/St%3F/"),
        ("/topics/?x=1", "/topics/"),
        ("/places/?page=3", "/places/"),
        ("/collections/?x", "/collections/"),
        ("/timeline/?near=&x=1", "/timeline/"),
        ("/about/?x=1", "/about/"),
        ("/help/?x=1", "/help/"),
        ("/basket/?x=1", "/basket/"),
        ("/ru/people/?x=1", "/ru/people/"),
        ("/documents/advanced/?words=&author=Nobody&find=1&x=1", "/documents/advanced/?author=Nobody&find=1"),
        ("/documents/facets/person/?typed=&page=1&x=1", "/documents/facets/person/"),
        ("/documents/facets/person/?order=name&q=One&order=count", "/documents/facets/person/?q=One"),
        ("/documents/facets/person/?typed=Mao&order=name", "/documents/facets/person/?order=name&typed=Mao"),
    ],
)
def test_every_page_has_one_address(typed: str, plain: str) -> None:
    answer = asked(typed)
    assert (answer.status_code, answer.headers.get("Location")) == (301, plain)
    assert asked(plain).status_code in (200, 302) or plain == "/names/St%3F/"


def test_letters_that_come_unescaped_are_read() -> None:
    letter("Телеграмма", ("Сталин", "author", person("Joseph Stalin", "Сталин")))
    for address in ("/documents/?q=Сталин", "/documents/?q=%D0%A1%D1%82%D0%B0%D0%BB%D0%B8%D0%BD"):
        assert "1 - 1 of 1" in opened(address)


def test_a_record_has_one_address() -> None:
    address = letter("Cable").get_absolute_url()
    assert asked(f"{address}?foo=1").headers["Location"] == address


@pytest.mark.usefixtures("correspondence")
@pytest.mark.parametrize(
    "typed", ["after=rubbish", "before=the+32nd+of+May", "sort=colour", "page=ten", "per_page=11", "without=hope"]
)
def test_what_cannot_be_read_is_said_and_kept_from_indexes(typed: str) -> None:
    answer = asked(f"/documents/?{typed}")
    assert answer.status_code == 200
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert 'class="note warning"' in answer.content.decode()


@pytest.mark.usefixtures("correspondence")
def test_an_unreadable_date_never_shows_the_whole_list() -> None:
    page = opened("/documents/?after=rubbish")
    assert "0 - 0 of 0" in page
    assert "rubbish" in page


def test_more_filters_than_a_person_sets_ask_no_database(django_assert_num_queries: object) -> None:
    many = "&".join(f"person=p{number}" for number in range(13))
    wide = "&".join(f"{facet}=x" for facet in ("person", "author", "topic", "place", "type", "language", "recipient"))
    for query in (many, wide):
        with django_assert_num_queries(0):  # type: ignore[operator]
            opened(f"/documents/?{query}", 400)


@pytest.mark.parametrize("query", ["q=%00", "q=%D0", "q=%ED%A0%80", "q=" + "a" * 5000, "q=a&x=%FF"])
def test_what_is_no_text_is_refused(query: str) -> None:
    opened(f"/documents/?{query}", 400)
    opened(f"/people/?{query}", 400)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "trace"])
def test_public_pages_are_read_and_nothing_else(method: str) -> None:
    for address in ("/", "/documents/", "/people/", "/topics/", "/suggest/?q=a", "/robots.txt", "/healthz"):
        assert getattr(Client(), method)(address).status_code == 405


@pytest.mark.usefixtures("correspondence")
def test_strangers_get_no_cookie_and_their_pages_may_be_kept() -> None:
    for address in ("/", "/documents/", "/documents/?q=loan", "/people/joseph-stalin/"):
        answer = asked(address)
        assert not answer.cookies
        assert answer.headers["Cache-Control"].startswith("public")
        assert "Cookie" in answer.headers["Vary"]
    assert "noindex" in asked("/documents/?q=loan").headers["X-Robots-Tag"]
    assert "X-Robots-Tag" not in asked("/documents/").headers


@pytest.mark.usefixtures("correspondence")
def test_a_page_travels_compressed_where_the_browser_can_read_that() -> None:
    answer = Client().get("/documents/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert len(answer.content) < len(asked("/documents/").content) / 3


@pytest.mark.usefixtures("correspondence")
def test_filters_are_links_once_and_then_boxes() -> None:
    whole, narrowed = opened("/documents/"), opened("/documents/?person=joseph-stalin")
    assert 'href="/documents/?person=joseph-stalin" rel="nofollow"' in whole
    assert "person=joseph-stalin&amp;person=" not in narrowed
    assert 'type="checkbox" id="person-mao-zedong"' in narrowed


@pytest.fixture(scope="module")
def correspondence(kept: None) -> None:
    """A year of letters of Stalin to Mao about a loan."""
    stalin, mao = person("Joseph Stalin"), person("Mao Zedong")
    credits = (("Joseph Stalin", "author", stalin), ("Mao Zedong", "recipient", mao))
    for number in range(12):
        letter(f"Letter {number} on the loan", *credits, date=f"1949-{number + 1:02}")


def merge(absorbed: Person, survivor: Person) -> None:
    """The edge of a merge, as the deed draws it."""
    absorbed.merged_into = survivor
    absorbed.save()
    settle(Person, [absorbed.pk])
    engine.refresh_people([absorbed.pk, survivor.pk])
