"""Hard cases 17 to 22: several credits of one person in one document."""

import pytest

from archive.documents.models import Credit
from archive.merging.merge import merge
from archive.merging.preview import preview
from archive.merging.refusals import MergeRefused
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Facet, Selection
from tests.hands import documents_of, letter, person, staff, written_names

pytestmark = pytest.mark.django_db


def test_case_17_two_names_of_one_man_in_a_document_stay_and_the_document_counts_once() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    cable = letter("A cable", ("Filippov", "author"), ("Joseph Stalin", "signatory"))
    merge(stalin, [filippov], by=staff("names"), reason="the bracket")
    assert written_names(cable) == ["Filippov", "Joseph Stalin"]
    assert documents_of(stalin) == {"A cable"}
    assert preview(stalin, []).documents == 1
    assert counted(stalin) == 1


def test_case_18_whoever_would_write_to_himself_is_warned_of() -> None:
    one, other = person("Pyotr Semyonov"), person("P. Semenov")
    cable = letter("To my brother", ("Pyotr Semyonov", "author"), ("P. Semenov", "recipient"))
    assert [seen.pk for seen in preview(one, [other]).both_ends] == [cable.pk]


def test_case_19_whoever_handed_a_message_on_stays_in_that_role() -> None:
    kovalev, orlov = person("Ivan Kovalev"), person("I. V. Kovalev")
    cable = letter("To Mao [via Kovalev]", ("Joseph Stalin", "author"), ("Mao", "recipient"), ("I. V. Kovalev", "via"))
    merge(kovalev, [orlov], by=staff("names"), reason="one adviser")
    assert list(Credit.objects.of_identity(fresh(kovalev)).values_list("role", "document")) == [("via", cable.pk)]


def test_case_20_bodies_are_merged_with_bodies_only_and_nothing_becomes_part_of_itself() -> None:
    ministry, department = body("Soviet Foreign Ministry"), body("First Far Eastern Department")
    Person.objects.filter(pk=department.pk).update(parent=ministry)
    with pytest.raises(MergeRefused, match="body"):
        merge(person("Andrei Vyshinsky"), [ministry], by=staff("names"), reason="he led it")
    with pytest.raises(MergeRefused, match="nothing is part of itself"):
        merge(fresh(department), [ministry], by=staff("names"), reason="one house")
    merge(ministry, [fresh(department)], by=staff("names"), reason="one house")
    assert fresh(department).identity == ministry


def test_case_20_a_desk_two_floors_below_does_not_absorb_its_ministry() -> None:
    ministry, department, desk = body("Foreign Ministry"), body("Far Eastern Department"), body("China Desk")
    Person.objects.filter(pk=department.pk).update(parent=ministry)
    Person.objects.filter(pk=desk.pk).update(parent=department)
    with pytest.raises(MergeRefused, match="nothing is part of itself"):
        merge(fresh(desk), [ministry], by=staff("names"), reason="one house")


def test_case_21_an_uncertain_credit_stays_uncertain_beside_a_certain_one() -> None:
    one, other = person("Nikolai Roshchin"), person("Roshchin N. V.")
    cable = letter("To Moscow", ("Nikolai Roshchin", "author"), ("Roshchin N. V.", "author"))
    Credit.objects.filter(document=cable, alias__person=other).update(certainty="possible")
    merge(one, [other], by=staff("names"), reason="one ambassador")
    assert sorted(cable.credits.values_list("certainty", flat=True)) == ["certain", "possible"]


def test_case_22_the_order_of_authors_stays_and_the_facet_counts_the_document_once() -> None:
    deng, teng = person("Deng Xiaoping"), person("Teng Hsiao-p'ing")
    cable = letter("Joint report", ("Deng Xiaoping", "author"), ("Li Fuchun", "author"), ("Teng Hsiao-p'ing", "author"))
    merge(deng, [teng], by=staff("names"), reason="Wade-Giles")
    assert written_names(cable) == ["Deng Xiaoping", "Li Fuchun", "Teng Hsiao-p'ing"]
    assert counted(deng) == 1


def counted(one: Person) -> int:
    """How many documents the facet of people counts for somebody."""
    values = next(facet for facet in engine.find(Selection()).facets if facet.facet == Facet.PERSON).values
    return next((value.count for value in values if value.slug == one.slug), 0)


def fresh(one: Person) -> Person:
    return Person.objects.get(pk=one.pk)


def body(name: str) -> Person:
    return person(name, kind=Person.Kind.BODY)
