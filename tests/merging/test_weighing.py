"""What stands beside the names: identifiers of other authorities, life dates, and the dates of documents."""

import pytest
from django.db import connection
from django.db.models import Q

from archive.dates import ImpreciseDate
from archive.merging.candidates import alike, look_again, rebuild
from archive.merging.models import Candidate
from archive.merging.queue import Entry, entries, waiting
from archive.people.models import Identifier, Person
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


def test_two_people_with_one_identifier_are_probable_whatever_they_are_called() -> None:
    for name in ("Ho Chi Minh", "Nguyen Ai Quoc"):
        Identifier.objects.create(person=person(name), scheme="viaf", value="29533613")
    rebuild()
    (pair,) = queue()
    assert pair.candidate.verdict == "probable"
    assert pair.candidate.reasons == ["both are viaf:29533613"]


def test_an_identifier_entered_later_is_noticed_when_the_person_is_looked_at_again() -> None:
    one, two = person("Ho Chi Minh"), person("Nguyen Ai Quoc")
    rebuild()
    for each in (one, two):
        Identifier.objects.create(person=each, scheme="viaf", value="29533613")
    look_again(two.aliases.values_list("pk", flat=True))
    assert [pair.candidate.reasons for pair in queue()] == [["both are viaf:29533613"]]


def test_two_identifiers_of_one_authority_speak_against() -> None:
    for name, value in (("Li Weihan", "Q1"), ("Li Wei-han", "Q2")):
        Identifier.objects.create(person=person(name), scheme="wikidata", value=value)
    rebuild()
    (pair,) = queue()
    assert pair.candidate.verdict == "possible"
    assert "their wikidata identifiers differ" in pair.candidate.against


def test_a_letter_of_1946_is_not_by_somebody_who_died_in_1924() -> None:
    elder = person("George Kennan")
    Person.objects.filter(pk=elder.pk).update(born=ImpreciseDate.parse("1845"), died=ImpreciseDate.parse("1924"))
    person("Джордж Кеннан")
    letter("The long telegram", ("Джордж Кеннан", "author"), date="1946-02-22")
    rebuild()
    (pair,) = queue()
    assert pair.candidate.score < 0.4
    assert "one died in 1924, the other is in a letter of 1946" in pair.candidate.against


def test_a_name_that_two_of_different_times_bear_is_probably_neithers() -> None:
    for name, year in (("Nikolai Tikhonov", "1896"), ("Николай Тихонов", "1905")):
        Person.objects.filter(pk=person(name).pk).update(born=ImpreciseDate.parse(year))
    person("Nikolay Tikhonov")
    rebuild()
    assert {pair.candidate.verdict for pair in queue()} == {"possible"}
    assert all(pair.candidate.against == ["2 people may be meant"] for pair in queue())


def test_a_common_chinese_name_romanised_alike_proves_nothing() -> None:
    person("Wang Wei"), person("Wang Wei")
    rebuild()
    (pair,) = queue()
    assert (pair.candidate.verdict, pair.candidate.against) == ("possible", ["many Han characters are read alike"])


@pytest.mark.parametrize("typed", ["Andrei Vyshinksy", "Andrei Vyshnsky", "Andrei Vyshimsky", "Vyshinnksy"])
def test_a_slip_of_one_letter_is_noticed_before_the_name_is_entered(typed: str) -> None:
    person("Andrei Vyshinsky")
    rebuild()
    assert [str(alias) for alias, _, _ in alike(typed)] == ["Andrei Vyshinsky"]


def test_a_reason_is_kept_as_its_sentence_and_values_to_be_said_in_any_language() -> None:
    person("Chou En-lai"), person("Zhou Enlai")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reasons FROM archive_candidate")
        row = cursor.fetchone()[0]
    assert "the same Chinese syllables (%(one)s in %(system)s, %(other)s in %(other_system)s)" in row
    (pair,) = queue()
    assert pair.candidate.reasons == ["the same Chinese syllables (Zhou Enlai in pinyin, Chou En-lai in Wade-Giles)"]


def queue() -> list[Entry]:
    return entries(waiting())


def test_a_name_is_one_mans_whose_entries_are_one_through_a_third() -> None:
    said = "Director of the Office of Chinese Affairs"
    plain = person("Walter P. McConaughy")
    for form, about in (("Walter P. McConaughy", said), ("McConaughy, Walter P., Jr.", said)):
        each = person(form)
        Person.objects.filter(pk=each.pk).update(description=about)
    Person.objects.filter(pk=plain.pk).update(description="Ambassador in Rangoon and Seoul")
    letter("Memorandum", ("W. P. McConaughy", "author"), date="1955-01-01")
    rebuild()
    (pair, *_) = Candidate.objects.filter(Q(name__form="W. P. McConaughy") | Q(other__form="W. P. McConaughy"))
    assert pair.verdict == "probable"
