"""The pages that are mostly words say what is true of this very archive."""

import re
from html import unescape

import pytest

from tests.hands import letter, person
from tests.imprint.test_face import named
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db
WORDS = ["/about/", "/help/", "/licence/", "/privacy/", "/accessibility/", "/collections/", "/timeline/", "/"]


@pytest.mark.parametrize("address", WORDS)
@pytest.mark.parametrize("language", ["", "/ru"])
def test_every_page_of_words_stands_in_an_empty_archive_too(address: str, language: str) -> None:
    assert "Set-Cookie" not in asked(language + address).headers
    opened(language + address)


def test_the_examples_of_searching_find_something_here() -> None:
    said, heard = person("Imre Nagy", "Nagy", "Comrade Imre"), person("Yuri Andropov", "Andropov")
    for number in range(3):
        letter(
            f"Ciphered telegram {number}", ("Nagy", "author", said), ("Andropov", "recipient", heard), date="1956-11"
        )
    letter("Ciphered telegram 4", ("Comrade Imre", "author", said), date="1957")
    page = opened("/help/")
    examples = [unescape(found) for found in re.findall(r'<dt><a href="([^"]+)"', page)]
    assert len(examples) > 6
    assert "Comrade Imre" in page
    assert "Stalin" not in page
    for address in examples:
        assert "0 of 0" not in " ".join(blocks(opened(address))), address


def test_what_the_archive_says_of_itself_stands_on_its_pages() -> None:
    imprint = named("Papers")
    words = {"about": "Kept by *three* people.", "rights": "Copy freely.", "privacy": "We forget.", "home": "Read!"}
    imprint.wordings.update(**words, address="Under the bridge 4", tagline="Letters of a war")
    imprint.email, imprint.licence_url = "papers@example.org", "https://example.org/by/"
    imprint.save()
    assert "Kept by <em>three</em> people." in opened("/about/")
    assert 'rel="license noopener" href="https://example.org/by/"' in opened("/licence/")
    assert "We forget." in opened("/privacy/")
    assert "mailto:papers@example.org" in opened("/accessibility/")
    assert {"Letters of a war", "Read!", "Under the bridge 4"} <= set(blocks(opened("/")))


def test_documents_near_a_date_are_a_list_as_wide_as_need_be() -> None:
    for day in (1, 2, 3, 4, 20):
        letter(f"Cable {day}", date=f"1956-11-{day:02}")
    answer = asked("/timeline/?near=4+November+1956")
    assert answer.headers["Location"] == "/documents/?after=1956-10-05&before=1956-12-04"
    assert asked("/timeline/?near=1956").headers["Location"] == "/documents/?after=1956-01-01&before=1956-12-31"
    assert "No document is dated within five years of it." in opened("/timeline/?near=1789")
    for typed in ("whenever", "../1949", "9999", "0001", "%00"):
        assert asked(f"/timeline/?near={typed}").status_code in (200, 302, 400), typed
