"""Headings, sources and ties on a record's form are typed in words; the archive knows which record is meant."""

from typing import Any

import pytest

from archive.documents.models import Document, Repository
from archive.journal.models import Run
from archive.places.models import Place
from archive.topics.models import Synonym, Topic
from tests.admin.forms import save, signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/document/add/"
HERE = "/admin/archive/document"


def entered(**typed: Any) -> Document:
    """The record a curator made of this."""
    answer = save(signed_in("curator", "Curators"), ADD, {"title": "A cable", **typed})
    assert answer.status_code == 302, answer.context["errors"]
    return Document.objects.latest("pk")


def test_a_topic_is_found_by_another_word_and_made_by_a_new_one() -> None:
    entered(topics="Sino-Soviet relations")
    Synonym.objects.create(topic=Topic.objects.get(), form="Soviet-Chinese relations")
    second = entered(topics="Soviet-Chinese relations\nFuel and power")
    assert sorted(second.topics.names()) == ["Fuel and power", "Sino-Soviet relations"]
    assert sorted(Run.objects.latest("pk").revisions.values_list("kind", flat=True)) == ["document", "topic"]


def test_places_keep_their_roles_and_their_order() -> None:
    first = entered(places="Moscow · sent from\nUrumchi :: about\nMoscow · sent from")
    said = [(row.place.name, row.role) for row in first.document_places.all()]
    assert said == [("Moscow", "sent from"), ("Urumchi", "about")]
    entered(places="urumchi")
    assert Place.objects.count() == 2


def test_signs_of_editors_say_what_the_record_knows_and_the_headings_stay_plain() -> None:
    made = entered(
        places="[Wien?] · sent from\nMoscow? · sent to\nKiev [Kyiv] · about", topics="Berlin question?\n[Fuel]"
    )
    places = [(row.place.name, row.role, row.supplied, row.certainty) for row in made.document_places.all()]
    assert places == [
        ("Wien", "sent from", "Wien", "possible"), ("Moscow", "sent to", "", "possible"), ("Kiev", "about", "Kyiv", "certain"),
    ]  # fmt: skip
    topics = {tag.tag.name: (tag.supplied, tag.certainty) for tag in made.topic_tags.all()}
    assert topics == {"Berlin question": ("", "possible"), "Fuel": ("Fuel", "certain")}
    made.document_places.filter(place__name="Moscow").update(certainty="probable")
    entered(places="Wien?", topics="[Berlin question]")
    assert [place.certainty for place in Document.objects.latest("pk").document_places.all()] == ["possible"]
    assert [tag.supplied for tag in Document.objects.latest("pk").topic_tags.all()] == ["Berlin question"]
    curator, address = signed_in("curator", "Curators"), f"{HERE}/{made.pk}/change/"
    form = curator.get(address).context["adminform"].form
    assert form["places"].value().splitlines() == ["[Wien?] · sent from", "Moscow? · sent to", "Kiev [Kyiv] · about"]
    assert save(curator, address, {"topics": "Berlin question\n[Fuel]", "number": "7"}).status_code == 302
    assert {row.certainty for row in made.document_places.filter(place__name="Moscow")} == {"probable"}
    assert [tag.certainty for tag in made.topic_tags.filter(tag__name="Berlin question")] == ["certain"]
    assert (Place.objects.count(), Topic.objects.count()) == (3, 2)


def test_a_heading_whose_name_has_a_question_mark_is_found_by_it() -> None:
    topic = Topic.objects.create(name="Who lost China?", slug="who-lost-china")
    tag = entered(topics="Who lost China?").topic_tags.get()
    assert (tag.tag, tag.certainty) == (topic, "certain")


def test_one_of_two_places_of_a_name_is_told_by_what_it_lies_in() -> None:
    illinois, ohio = (Place.objects.create(name=name, slug=name.lower()) for name in ("Illinois", "Ohio"))
    for number, state in enumerate((illinois, ohio)):
        Place.objects.create(name="Springfield", slug=f"springfield-{number}", parent=state)
    page = save(signed_in("curator", "Curators"), ADD, {"title": "A cable", "places": "Springfield"})
    assert "Several places are called “Springfield”" in page.text
    assert entered(places="Springfield (Ohio)").document_places.get().place.parent == ohio


def test_a_shelfmark_typed_as_one_line_is_taken_apart_and_its_archive_made_once() -> None:
    line = "RGASPI, f. 558, op. 11, d. 97, ll. 67–70"
    first = entered(
        **{"holdings-0-reference": line, "holdings-1-repository": "AVPRF", "holdings-1-reference": "f. 0100"}
    )
    said = [(row.repository and row.repository.name, row.reference) for row in first.holdings.all()]
    assert said == [("RGASPI", "f. 558, op. 11, d. 97, ll. 67–70"), ("AVPRF", "f. 0100")]
    entered(**{"holdings-0-reference": "RGASPI, f. 17, op. 3"})
    other = entered(
        **{"holdings-0-repository": line, "holdings-1-repository": "GARF"}
    )  # GARF is new, and all that is said
    said = [(row.repository and row.repository.name, row.reference) for row in other.holdings.all()]
    assert said == [("RGASPI", "f. 558, op. 11, d. 97, ll. 67–70"), ("GARF", "")]
    assert Repository.objects.count() == 3


def test_whoever_makes_no_headings_is_told_so_at_the_field() -> None:
    cable = letter("Cable", published=False)
    address = f"{HERE}/{cable.pk}/change/"
    page = save(signed_in("reviewer", "Reviewers"), address, {"topics": "Something new"})
    assert "making it is for curators" in page.text
    assert not Topic.objects.exists()


def test_a_bracket_typed_with_the_name_is_what_an_editor_supplied() -> None:
    credit = entered(**{"credits-0-name": "Filippov [Stalin]", "credits-0-role": "author"}).credits.get()
    assert (credit.alias.form, credit.supplied) == ("Filippov", "Stalin")


def test_a_person_is_chosen_by_address_or_by_a_name_they_alone_bear() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    for typed in ("joseph-stalin", "Joseph Stalin", str(stalin.pk)):
        made = entered(**{"credits-0-name": "Filippov", "credits-0-role": "author", "credits-0-person": typed})
        assert made.credits.get().alias.person == stalin


def test_another_record_is_tied_by_its_public_id() -> None:
    first = letter("Draft of the cable", published=False)
    made = entered(**{"relations-0-kind": "reply to", "relations-0-other": first.public_id})
    assert made.relations.get().other == first


def test_the_next_of_a_series_begins_with_what_repeats() -> None:
    first = entered(
        type="Cable", topics="Fuel and power", date="1949-10-14", summary="Its own.",
        **{"credits-0-name": "Mao", "credits-0-role": "author", "holdings-0-reference": "RGASPI, f. 558, d. 9, l. 4"},
    )  # fmt: skip
    page = signed_in("curator", "Curators").get(ADD, {"like": first.pk})
    form, rows = page.context["adminform"].form, page.context["rows"]
    assert (form["type"].value(), form["topics"].value()) == ("Cable", "Fuel and power")
    assert not form["title"].value()
    assert not form["summary"].value()
    assert rows["credits"].forms[0]["name"].value() == "Mao"
    assert rows["holdings"].forms[0]["reference"].value() == "f. 558, d. 9"


def test_people_headings_and_records_are_picked_by_any_of_their_words() -> None:
    person("Joseph Stalin", "Filippov")
    letter("Cable No. 709, Filippov to Mao", date="1949-01-09", published=False)
    entered(topics="Sino-Soviet relations", places="Urumchi")
    curator = signed_in("curator", "Curators")
    for kind, typed, value in (
        ("person", "filip", "joseph-stalin"), ("name", "FILIP", "Filippov"), ("topic", "soviet", "Sino-Soviet relations"),
        ("place", "urum", "Urumchi"), ("language", "russ", "Russian"),
    ):  # fmt: skip
        items = curator.get(f"{HERE}/pick/", {"kind": kind, "q": typed}).json()["items"]
        assert [item["value"] for item in items] == [value], kind
    found = curator.get(f"{HERE}/pick/", {"kind": "document", "q": "mao 709"}).json()["items"]
    assert found[0]["hint"] == "January 9, 1949 · draft"
    assert curator.get(f"{HERE}/pick/", {"kind": "nothing", "q": "x"}).json() == {"items": []}
    assert curator.get(f"{HERE}/pick/", {"kind": "nothing", "q": "x\0"}).status_code == 400
