"""What narrows a list, as the parts of a sentence."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.hands import person
from tests.interchange.archives import brought, cable

pytestmark = pytest.mark.django_db

ENGLISH = {
    "q=loan": ["found for loan"],
    "person=joseph-stalin": ["with Joseph Stalin"],
    "author=joseph-stalin&not_recipient=mao-zedong": ["from Joseph Stalin", "not to Mao Zedong"],
    "not_person=joseph-stalin": ["not with Joseph Stalin"],
    "person=joseph-stalin&person=mao-zedong": ["with Joseph Stalin", "with Mao Zedong"],
    "person=joseph-stalin&person=mao-zedong&person_match=any": ["with Joseph Stalin", "or with Mao Zedong"],
    "type=cable&type=letter": ["Cable", "or Letter"],
    "not_type=cable&not_language=ru": ["not Cable", "not in Russian"],
    "collection=papers": ["in “Papers”"],
    "not_collection=papers": ["not in “Papers”"],
    "without=topic&without=date": ["no topic", "undated"],
    "after=1949-02&before=spring+1950": ["from February 1949", "until spring 1950"],
    "after=from+1949+to+1950": ["from 1949"],
    "before=1949/1950": ["until 1950"],
    "after=[1949,1950]": ["from January 1, 1949"],
    "after=1949-02&before=1949-02": ["February 1949"],
    "certain=1&person=joseph-stalin": ["with Joseph Stalin", "only certain names"],
    "after=1949&within=1": ["from 1949", "wholly within these dates"],
}
RUSSIAN = {
    "q=loan": ["по запросу loan"],
    "not_person=joseph-stalin": ["не встречается Joseph Stalin"],
    "author=joseph-stalin&not_recipient=mao-zedong": ["автор — Joseph Stalin", "адресат — не Mao Zedong"],
    "person=joseph-stalin&person=mao-zedong&person_match=any": ["встречается Joseph Stalin", "или встречается Mao Zedong"],
    "not_type=cable&not_language=ru": ["вид — не Cable", "язык — не Русский"],
    "not_collection=papers": ["не из коллекции «Papers»"],
    "after=1949-02&before=spring+1950": ["с февраля 1949", "вплоть до весны 1950"],
}  # fmt: skip


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("query", ENGLISH)
def test_what_narrows_a_list_is_said_in_words(query: str) -> None:
    assert chips(f"/documents/?{query}") == ENGLISH[query]


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("query", RUSSIAN)
def test_what_narrows_a_list_is_said_in_russian(query: str) -> None:
    said = chips(f"/ru/documents/?{query}")
    assert said == RUSSIAN[query]
    assert not any(":" in each for each in said)


def chips(address: str) -> list[str]:
    """The words of the chips of a list."""
    page = Client().get(address, follow=True).content.decode()
    found = re.findall(r'<a class="chip(?: not)?".*?<bdi>(.*?)</bdi>', page, re.DOTALL)
    assert "Показаны документы" in page or "Showing documents" in page
    return [unescape(each) for each in found]


@pytest.fixture(scope="module")
def papers(kept: None) -> None:
    """A cable of Stalin to Mao in a collection, and a letter."""
    person("Joseph Stalin")
    person("Mao Zedong")
    names = [
        {"name": "Joseph Stalin", "role": "author", "person": "joseph-stalin"},
        {"name": "Mao Zedong", "role": "recipient", "person": "mao-zedong"},
    ]
    brought(
        cable(1, type="Cable", date="1949-02", languages=["ru"], collections=["Papers"], credits=names),
        cable(2, type="Letter"),
    )
