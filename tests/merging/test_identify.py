"""A name that waits finds its person, whole or letter by letter, and what stands in the document stays."""

import pytest

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.identify import identify
from archive.merging.refusals import IdentifyRefused
from archive.people.enrolment import NameRefused
from archive.people.models import Alias
from tests.hands import documents_of, letter, person, staff, unidentified, written_names

pytestmark = pytest.mark.django_db


def test_a_whole_name_gets_its_person_and_every_letter_keeps_the_name_as_written() -> None:
    stalin = person("Joseph Stalin")
    cable = letter("Cable to Kovalev", ("Filipov", "author"))
    identify(unidentified("Filipov"), person=stalin, by=staff("names"), reason="the brackets say so")
    assert documents_of(stalin) == {"Cable to Kovalev"}
    assert written_names(cable) == ["Filipov"]


def test_single_letters_can_be_identified_while_the_name_waits_for_the_rest() -> None:
    zakharov = person("Matvei Zakharov")
    first = letter("26 September 1950", ("Matveyev", "author"))
    letter("27 September 1950", ("Matveyev", "author"))
    name = unidentified("Matveyev")
    identify(name, person=zakharov, credits=[first.credits.get().pk], by=staff("names"))
    assert documents_of(zakharov) == {"26 September 1950"}
    assert unidentified("Matveyev").credits.get().document.title == "27 September 1950"


def test_a_name_can_be_identified_as_somebody_new() -> None:
    letter("Cable from Terebin", ("Terebin", "author"))
    terebin = identify(unidentified("Terebin"), new_name="Andrei Terebin", by=staff("names"))
    assert terebin.slug == "andrei-terebin"
    assert documents_of(terebin) == {"Cable from Terebin"}


def test_a_name_the_person_bears_already_joins_it_and_leaves_no_empty_name_behind() -> None:
    first = letter("Before anyone knew", ("Feng Xi", "author"))
    stalin = person("Joseph Stalin", "Feng Xi")
    identify(unidentified("Feng Xi"), person=stalin, by=staff("names"))
    assert documents_of(stalin) == {"Before anyone knew"}
    assert Alias.objects.filter(form="Feng Xi").count() == 1
    assert written_names(first) == ["Feng Xi"]


def test_an_identification_is_undone_and_the_name_waits_again() -> None:
    stalin = person("Joseph Stalin", "Feng Xi")
    cable = letter("A cable", ("Filipov", "author"))
    identify(unidentified("Filipov"), person=stalin, by=staff("names"))
    undo_run(Run.objects.filter(kind=Run.Kind.IDENTIFY).get(), by=staff("names2"), reason="too quick")
    assert documents_of(stalin) == set()
    assert unidentified("Filipov").credits.get().document == cable


def test_undoing_after_letters_were_joined_brings_the_waiting_name_back_with_its_letters() -> None:
    letter("Before anyone knew", ("Feng Xi", "author"))
    stalin = person("Joseph Stalin", "Feng Xi")
    name = unidentified("Feng Xi")
    identify(name, person=stalin, by=staff("names"))
    undone = undo_run(Run.objects.filter(kind=Run.Kind.IDENTIFY).get(), by=staff("names"), reason="another man")
    assert undone.left == []
    assert documents_of(stalin) == set()
    assert unidentified("Feng Xi") == name


def test_a_name_that_has_its_person_is_not_given_away() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    other = person("Aleksei Filippov")
    with pytest.raises(IdentifyRefused, match="belongs to Joseph Stalin already"):
        identify(stalin.aliases.get(form="Filippov"), person=other, by=staff("names"))


def test_a_new_person_of_invisible_letters_is_refused_and_nothing_is_written() -> None:
    letter("A cable", ("Filipov", "author"))
    with pytest.raises(NameRefused, match="Give the new person a name"):
        identify(unidentified("Filipov"), new_name="\u200b\u200b", by=staff("names"))
    assert not Run.objects.filter(kind=Run.Kind.IDENTIFY).exists()
