"""What a record says beside its contents is found too: other names of its headings, shelfmarks, ids, donors."""

import pytest

from archive.documents.models import Backer, Document, Holding, Text
from archive.documents.vocabulary import BackerKind
from archive.places.models import PlaceName
from archive.search import engine
from archive.search.query import Match, Selection
from archive.topics.models import Synonym
from tests.search.making import document, place, topic

pytestmark = pytest.mark.django_db


def test_a_place_is_found_under_its_other_name_with_all_that_lies_in_it() -> None:
    volgograd = place("Volgograd")
    PlaceName.objects.create(place=volgograd, form="Stalingrad")
    works = place("Barrikady", volgograd)
    engine.refresh_headings("place", [volgograd.pk])
    of_the_city, of_the_works = document("Report", places=[volgograd]), document("Order", places=[works])
    document("Cable")
    found = engine.find(Selection(words="Stalingrad"))
    assert set(found.ids) == {of_the_city.pk, of_the_works.pk}
    assert [expansion.name for expansion in found.reading.expansions] == ["Volgograd"]
    assert text_of(found.matches[of_the_city.pk]) == "Stalingrad: Volgograd"
    assert engine.find(Selection(words="Stalingrad", words_only=True)).total == 0
    assert engine.find(Selection(words="Stalingrad report")).ids == (of_the_city.pk,)


def test_a_topic_is_found_under_its_synonym() -> None:
    treaty = topic("Sino-Soviet relations")
    Synonym.objects.create(topic=treaty, form="Soviet-Chinese friendship")
    engine.refresh_headings("topic", [treaty.pk])
    one = document("Cable", topics=[treaty])
    assert engine.find(Selection(words="soviet-chinese friendship")).ids == (one.pk,)
    assert engine.find(Selection(words="-friendship")).total == 1, "what is left out is left out as a word"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("558", "RGASPI, f. 558, op. 11"),
        ("rgaspi", "RGASPI, f. 558, op. 11"),
        ("macarthur", "MacArthur Foundation"),
        ("4159", "4159"),
        ("134696", "134696"),
        ("leverhulme", "Supported by the Leverhulme Trust"),
        ("goldberg", "Translated by Anna Goldberg"),
    ],
)
def test_words_of_the_record_find_it_and_say_why(typed: str, said: str) -> None:
    one = document("Cable", number="4159", repositories=["RGASPI"], text="Comrade Stalin received us.")
    Holding.objects.filter(document=one).update(reference="f. 558, op. 11")
    Backer.objects.create(document=one, kind=BackerKind.DONOR, name="MacArthur Foundation")
    Text.objects.filter(document=one).update(credit="Translated by Anna Goldberg")
    own = {"source": "wilson", "external_id": "134696", "funding": "Supported by the Leverhulme Trust"}
    Document.objects.filter(pk=one.pk).update(**own)
    engine.refresh([one.pk])
    document("Letter")
    found = engine.find(Selection(words=typed))
    assert found.ids == (one.pk,)
    assert (found.matches[one.pk].field, text_of(found.matches[one.pk])) == ("record", said)


def test_a_record_is_found_by_its_id() -> None:
    one = document("Cable")
    assert engine.find(Selection(words=one.public_id)).ids == (one.pk,)


def text_of(match: Match) -> str:
    return match.excerpt.text if match.excerpt else ""
