"""Who might be one person: found in the whole archive, followed as things change, and never merged by themselves."""

import pytest

from archive.dates import ImpreciseDate
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.candidates import alike, catch_up, rebuild
from archive.merging.decisions import decide
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.merging.queue import Entry, entries, put_off, refuse, waiting
from archive.merging.refusals import MergeRefused
from archive.people.models import Alias, Person
from tests.hands import letter, person, staff, unidentified

pytestmark = pytest.mark.django_db


def test_spellings_in_two_alphabets_are_probable_with_the_reason_in_words() -> None:
    person("Andrei Vyshinsky"), person("Андрей Вышинский")
    rebuild()
    (pair,) = queue()
    assert pair.candidate.verdict == "probable"
    assert "family name" in " ".join(pair.candidate.reasons)


def test_a_bracket_beside_a_name_proposes_whose_it_is() -> None:
    stalin = person("Joseph Stalin", "Stalin")
    for day in ("14", "15"):
        letter(f"Cable, Filippov [Stalin] to Kovalev, {day} October 1949", ("Filippov", "author"))
    rebuild()
    (pair,) = queue()
    assert (pair.kind, pair.person, pair.other_name) == ("identify", stalin, unidentified("Filippov"))
    assert pair.candidate.reasons[0] == "2 documents say Filippov [Stalin]"


def test_a_bracket_in_a_summary_proposes_too() -> None:
    person("Stalin"), person("Feng Xi")
    letter("Cable to Mao", ("Mao", "recipient"), summary="Feng Xi (Stalin) advises Mao to wait.")
    rebuild()
    assert [str(pair.candidate) for pair in queue()] == ["Stalin / Feng Xi: possible"]


def test_two_who_write_to_each_other_are_not_probable() -> None:
    person("Pyotr Semyonov"), person("Petr Semenov")
    letter("Brother to brother", ("Pyotr Semyonov", "author"), ("Petr Semenov", "recipient"))
    rebuild()
    (pair,) = queue()
    assert pair.candidate.verdict == "possible"
    assert "in a document one writes to the other" in pair.candidate.against


def test_the_same_correspondents_and_years_are_told_and_prove_nothing() -> None:
    person("Razuvaev"), person("V. N. Razuvaev")
    for form in ("Razuvaev", "V. N. Razuvaev"):
        letter(f"{form} to Shtykov", (form, "author"), ("Shtykov", "recipient"), date="1950")
    rebuild()
    pair = next(pair for pair in queue() if pair.other)
    assert {"both exchanged letters with Shtykov", "both appear in 1950"} <= set(pair.candidate.reasons)
    assert pair.candidate.verdict == "possible"


def test_a_waiting_name_that_fits_three_people_is_probable_with_none() -> None:
    for name, year in (("Anders Lindqvist", "1880"), ("Anna Lindqvist", "1884"), ("Axel Lindqvist", "1911")):
        Person.objects.filter(pk=person(name, "A. Lindqvist").pk).update(born=ImpreciseDate.parse(year))
    letter("A letter", ("A. Lindqvist", "author"))
    rebuild()
    waits = [pair for pair in queue() if pair.kind == "identify"]
    assert len(waits) == 3
    assert all(pair.candidate.against == ["3 people may be meant"] for pair in waits)


def test_a_pair_decided_not_to_be_the_same_leaves_the_queue_and_stays_away_after_a_merge() -> None:
    one, two, third = person("Ivan Petrov"), person("Ivan Petroff"), person("I. Petrov of Kiev")
    rebuild()
    decide(one, two, "not_same", by=staff("names"), reason="Born a century apart.")
    merge(third, [one], by=staff("names"), reason="his letters")
    rebuild()
    assert not [pair for pair in queue() if {pair.person, pair.other} == {third, two}]


def test_perhaps_stays_in_the_queue_and_is_marked() -> None:
    person("Ivan Petrov"), person("Ivan Petroff")
    rebuild()
    refuse(queue()[0].candidate, "perhaps", by=staff("names"), reason="The handwriting?")
    (pair,) = queue()
    assert pair.perhaps
    assert pair.perhaps.reason == "The handwriting?"


def test_a_refusal_wants_a_reason() -> None:
    person("Ivan Petrov"), person("Ivan Petroff")
    rebuild()
    with pytest.raises(MergeRefused, match="Say why"):
        refuse(queue()[0].candidate, "not_same", by=staff("names"), reason=" ")


def test_a_waiting_name_refused_for_a_person_is_not_proposed_again() -> None:
    person("Kuznetsov")
    letter("Kuznetsov's cable", ("Kuznetsov", "author"))
    Alias.objects.filter(form="Kuznetsov").exclude(kind="preferred").update(person=None)
    rebuild()
    for pair in queue():
        refuse(pair.candidate, "not_same", by=staff("names"), reason="Stalin signed so.")
    rebuild()
    assert queue() == []


def test_what_was_put_off_comes_last_and_stays_so() -> None:
    person("Ivan Petrov"), person("Ivan Petroff"), person("Andrei Vyshinsky"), person("Andrei Vyshinskii")
    rebuild()
    first = queue()[0].candidate
    put_off(first)
    rebuild()
    assert queue()[-1].candidate == first


def test_a_merge_empties_the_queue_of_the_pair_and_an_undo_brings_it_back() -> None:
    one, two = person("Ivan Petrov"), person("Ivan Petroff")
    rebuild()
    merge(one, [two], by=staff("names"), reason="one man")
    assert queue() == []
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="two men")
    assert len(queue()) == 1


def test_an_identified_name_leaves_the_queue() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("A cable", ("Filipov", "author"))
    rebuild()
    assert [pair.kind for pair in queue()] == ["identify"]
    identify(unidentified("Filipov"), person=stalin, by=staff("names"))
    assert queue() == []


def test_a_body_is_never_paired_with_a_person() -> None:
    person("Horvat Press", kind=Person.Kind.BODY), person("Horvat Press")
    rebuild()
    assert queue() == []


def test_a_new_person_is_compared_when_the_queue_is_opened() -> None:
    person("Ivan Petrov"), person("Andrei Vyshinsky")
    rebuild()
    person("Andrei Vyshinskii")
    assert queue() == []
    assert catch_up() == 0
    assert [pair.candidate.verdict for pair in queue()] == ["probable"]


def test_reading_on_finds_the_same_pairs_as_comparing_everything_anew() -> None:
    rebuild()
    for name in ("Терентий Штыков", "Terentii Shtykov", "Shtykov", "Kim Il", "Kim Il Sung", "Gao Gang", "Kao Kang"):
        person(name)
    letter("Cable, Filippov [Shtykov] to Gao Gang", ("Filippov", "author"), ("Gao Gang", "recipient"))
    catch_up()
    read_on = pairs()
    Candidate.objects.all().delete()
    rebuild()
    assert read_on == pairs()


def test_a_name_is_compared_before_it_is_entered() -> None:
    person("Andrei Vyshinsky"), person("Ivan Petrov")
    rebuild()
    assert [str(alias) for alias, _, _ in alike("Вышинский, Андрей")] == ["Andrei Vyshinsky"]
    assert alike("Zhou Enlai") == []


def queue() -> list[Entry]:
    return entries(waiting())


def pairs() -> set[tuple[str, str, str]]:
    return {(str(row.name), str(row.other), row.verdict) for row in Candidate.objects.all()}
