"""A basket is an address: records in the order they were chosen, cited and taken along, and nothing kept here."""

import json

import pytest

from archive.documents.models import Document
from archive.editing.publishing import withdraw
from tests.hands import letter, person, staff
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_records_stand_in_the_order_they_were_chosen_and_each_can_be_taken_out() -> None:
    later, earlier = letter("Later", date="1950"), letter("Earlier", date="1949")
    ids = f"{later.public_id},{earlier.public_id}"
    page = opened(f"/basket/?ids={ids}")
    text = blocks(page)
    assert text.index("Later") < text.index("Earlier")
    assert f'href="/basket/?ids={earlier.public_id}"' in page
    assert 'class="Z3988"' in page
    assert "Set-Cookie" not in asked(f"/basket/?ids={ids}").headers


def test_what_was_ticked_becomes_the_plain_address() -> None:
    one, other = letter("One").public_id, letter("Other").public_id
    answer = asked(f"/basket/?ids={one}&ids={other.upper()}&ids={one}&page=3")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/basket/?ids={one},{other}")


def test_a_basket_is_cited_in_every_style_and_taken_along() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    ids = [letter(f"Cable {n}", ("Filippov", "author", stalin), date="1949").public_id for n in (2, 1)]
    page = opened(f"/basket/?ids={','.join(ids)}")
    assert page.count("Filippov [Joseph Stalin], “Cable 2,”") >= 1
    assert {"Chicago", "MLA", "APA"} <= {word for line in blocks(page) for word in line.replace(",", " ").split()}
    for ending, begin in (("ris", "TY  - "), ("bib", "@"), ("csl.json", '"id"'), ("csv", "Cable 2")):
        answer = asked(f"/basket.{ending}?ids={','.join(ids)}")
        body = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
        assert body.count(begin) >= 1, ending
        assert body.index("Cable 2") < body.index("Cable 1"), ending
    answer = asked(f"/basket.json?ids={','.join(ids)}")
    assert [item["id"] for item in json.loads(b"".join(answer.streaming_content))["items"]] == ids  # type: ignore[attr-defined]


def test_what_is_not_here_is_told_and_never_shown() -> None:
    gone, draft, kept = letter("Gone"), letter("Draft", published=False), letter("Kept")
    withdraw([gone.pk], by=staff("reviewer"), reason="Asked for")
    page = opened(f"/basket/?ids={gone.public_id},{draft.public_id},{kept.public_id},nonsense")
    text = " ".join(blocks(page))
    assert f"Withdrawn since: {gone.public_id}" in text
    assert f"Not here: {draft.public_id}, nonsense" in text
    assert "Kept" in text
    assert "Draft" not in text
    assert Document.objects.published().count() == 1


def test_an_empty_basket_says_how_to_fill_it_and_a_full_one_has_an_end() -> None:
    assert "Nothing is in it yet" in opened("/basket/")
    assert asked("/basket/?ids=" + ",".join(f"{n:08}" for n in range(101))).status_code == 400
    assert asked("/basket/?ids=%3Cscript%3E,a").headers["Location"] == "/basket/?ids=a"
    assert asked("/basket.ris?ids=" + ",".join(f"{n:08}" for n in range(101))).status_code == 400
