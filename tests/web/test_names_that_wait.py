"""Names nobody has identified narrow a list as people do; once they are identified, their addresses lead on."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from archive.documents.models import Document
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.people.models import Person
from archive.search import engine
from tests.hands import letter, person, staff, unidentified
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_a_name_of_nobody_is_a_value_beside_the_person_of_the_same_name() -> None:
    kovalev_and_others()
    values = blocks(opened("/documents/facets/author/"))
    assert any(text.startswith("Kovalev (not identified), 2 documents") for text in values)
    assert total("/documents/?author=~kovalev") == 2
    assert total("/documents/?author=ivan-kovalev") == 1
    assert total("/documents/?not_author=~kovalev") == 2
    assert total("/documents/?author=ivan-kovalev&author=~kovalev&author_match=any") == 3
    assert total("/documents/?without=author") == 0


def test_other_spellings_of_the_name_lead_to_its_one_address() -> None:
    kovalev_and_others()
    for typed in ("~Kovalev", "~KOVALEV.", "%7eKovalev"):
        answer = asked(f"/documents/?author={typed}")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/documents/?author=~kovalev")


def test_a_name_that_never_stood_anywhere_is_no_address() -> None:
    kovalev_and_others()
    letter("A draft", ("Hidden", "author"), date="1949", published=False)
    opened("/documents/?author=~nobody", status=404)
    opened("/documents/?author=~hidden", status=404)
    opened("/documents/?author=~", status=404)
    assert Client().get("/documents.json?author=~nobody").status_code == 400


def test_once_identified_the_old_address_leads_to_the_person_and_after_a_merge_to_the_survivor() -> None:
    letter("Cable", ("Sokolov", "author"), date="1949")
    by = staff("names", "Name editors")
    identify(unidentified("Sokolov"), by=by, person=None, new_name="Stepan Sokolov", credits=[])
    answer = asked("/documents/?author=~sokolov")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/documents/?author=stepan-sokolov")
    assert answer.headers["Cache-Control"] == "no-cache"
    merge(person("S. Sokolov"), [Person.objects.get(slug="stepan-sokolov")], by=by, reason="one man")
    assert asked("/documents/?author=~sokolov").headers["Location"] == "/documents/?author=s-sokolov"


def test_a_name_of_several_leads_to_the_choice_and_leaves_out_all_of_them() -> None:
    two_filippovs()
    answer = asked("/documents/?author=~filippov")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/names/filippov/")
    answer = asked("/documents/?not_author=~filippov")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/documents/?not_author=joseph-stalin&not_author=sergei-filippov"


def test_data_answers_for_all_bearers_where_it_is_asked() -> None:
    two_filippovs()
    assert data("/documents.json?author=~filippov")["total"] == 2
    assert data("/api/v1/documents/?author=~Filippov")["total"] == 2
    assert data("/documents.json?not_author=~filippov")["total"] == 1
    assert b"".join(Client().get("/documents.atom?author=~filippov")).count(b"<entry>") == 2


def test_the_api_says_which_values_nobody_has_identified() -> None:
    kovalev_and_others()
    told = {value["slug"]: value for value in data("/api/v1/facets/?facet=author")["items"]}
    waiting = told["~kovalev"]
    assert (waiting["label"], waiting["count"], waiting["identified"]) == ("Kovalev", 2, False)
    assert told["ivan-kovalev"]["identified"] is True


def test_a_name_is_called_as_most_documents_write_it() -> None:
    letter("One", ("KOVALEV", "author"), date="1949")
    letter("Two", ("Kovalev", "author"), date="1950")
    letter("Three", ("Kovalev", "author"), date="1951")
    assert data("/api/v1/facets/?facet=author")["items"][0]["label"] == "Kovalev"
    assert total("/documents/?author=~kovalev") == 3


def test_as_narrows_whoever_bears_the_name_and_leaves_others_alone() -> None:
    stalin_under_two_names()
    assert total("/documents/?author=joseph-stalin") == 2
    assert total("/documents/?as=filippov&author=joseph-stalin") == 1
    assert total("/documents/?as=filippov&author=joseph-stalin&recipient=mao-zedong") == 1
    assert total("/documents/?as=filippov&recipient=mao-zedong") == 2, "Mao bears no such name"
    assert total("/documents/?as=filippov") == 1
    assert total("/documents/?as=filippov&not_author=joseph-stalin") == 0
    answer = asked("/documents/?as=Filippov&author=joseph-stalin")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/documents/?as=filippov&author=joseph-stalin")


def test_the_chip_says_how_somebody_is_named() -> None:
    stalin_under_two_names()
    page = opened("/documents/?as=filippov&author=joseph-stalin")
    assert any("named as Filippov" in text for text in blocks(page))
    kovalev_and_others()
    assert any("from “Kovalev” (not identified)" in text for text in blocks(opened("/documents/?author=~kovalev")))


def test_each_row_of_names_over_time_leads_to_as_many_documents() -> None:
    stalin_under_two_names()
    page = opened("/people/joseph-stalin/")
    addresses = re.findall(r'<a class="written" href="(/documents/\?as=[^"]+)"', page)
    assert "/documents/?as=filippov&amp;person=joseph-stalin" in addresses
    assert [total(address.replace("&amp;", "&")) for address in addresses[:2]] == [1, 1]


def test_as_counts_towards_the_most_filters() -> None:
    stalin_under_two_names()
    query = "&".join(f"as=name{number}" for number in range(13))
    assert asked(f"/documents/?{query}").status_code == 400


def test_has_finds_what_records_have() -> None:
    kovalev_and_others()
    assert total("/documents/?has=unidentified") == 2
    assert total("/documents/?has=scan") == 0
    refused = asked("/documents/?has=teeth")
    assert refused.status_code == 200
    assert "noindex" in refused.headers["X-Robots-Tag"]
    assert Client().get("/documents.json?has=teeth").status_code == 400


def test_only_stated_dates_count_where_that_is_asked() -> None:
    letter("Stated", date="1949")
    inferred = letter("Inferred", date="1949")
    Document.objects.filter(pk=inferred.pk).update(date_basis="inferred")
    engine.refresh([inferred.pk])
    assert total("/documents/?after=1949&stated=1") == 1
    assert asked("/documents/?stated=1").status_code == 301


def total(address: str) -> int:
    return int(next(m[1] for text in blocks(opened(address)) if (m := re.fullmatch(r"\d+ - \d+ of (\d+)", text))))


def data(address: str) -> Any:
    return json.loads(b"".join(Client().get(address)))


def kovalev_and_others() -> None:
    """Kovalev once known as Ivan, twice not; and a letter of somebody else."""
    ivan = person("Ivan Kovalev")
    letter("From Ivan", ("Kovalev", "author", ivan), date="1949-01")
    for month in (2, 3):
        letter(f"From whom {month}", ("Kovalev", "author", None), date=f"1949-0{month}")
    letter("From Mao", ("Mao", "author", person("Mao Zedong")), date="1949-04")


def two_filippovs() -> None:
    stalin, sergei = person("Joseph Stalin"), person("Sergei Filippov")
    letter("From Stalin", ("Filippov", "author", stalin), date="1949")
    letter("From Sergei", ("Filippov", "author", sergei), date="1950")
    letter("From Mao", ("Mao", "author", person("Mao Zedong")), date="1951")


def stalin_under_two_names() -> None:
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    letter("Cable", ("Filippov", "author", stalin), ("Mao", "recipient", mao), date="1949")
    letter("Letter", ("Stalin", "author", stalin), ("Mao", "recipient", mao), date="1950")
    letter("Circular", date="1951")
