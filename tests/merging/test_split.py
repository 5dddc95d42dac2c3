"""A split gives names, or single letters, to another person; the person's own address stays theirs."""

import pytest

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.merging.refusals import SplitRefused
from archive.merging.split import split
from archive.people.models import Person
from archive.search import engine
from tests.hands import documents_of, letter, person, staff, written_names

pytestmark = pytest.mark.django_db


def test_chosen_names_go_to_a_new_person_with_their_letters() -> None:
    zakharov = person("Matvei Zakharov", "Matveyev")
    letter("26 September", ("Matvei Zakharov", "author"))
    letter("27 September", ("Matveyev", "author"))
    alias = zakharov.aliases.get(form="Matveyev")
    other = split(zakharov, aliases=[alias.pk], new_name="Vladimir Razuvayev", by=staff("names"), reason="dates")
    assert documents_of(other) == {"27 September"}
    assert documents_of(zakharov) == {"26 September"}


def test_a_single_letter_goes_to_another_person_under_the_same_name_as_written() -> None:
    zakharov, razuvayev = person("Matvei Zakharov", "Matveyev"), person("Vladimir Razuvayev")
    letter("26 September", ("Matveyev", "author"))
    second = letter("27 September", ("Matveyev", "author"))
    split(zakharov, credits=[second.credits.get().pk], target=razuvayev, by=staff("names"), reason="dates")
    assert documents_of(razuvayev) == {"27 September"}
    assert written_names(second) == ["Matveyev"]
    assert documents_of(zakharov) == {"26 September"}


def test_a_split_is_undone() -> None:
    zakharov = person("Matvei Zakharov", "Matveyev")
    letter("27 September", ("Matveyev", "author"))
    alias = zakharov.aliases.get(form="Matveyev")
    other = split(zakharov, aliases=[alias.pk], new_name="Vladimir Razuvayev", by=staff("names"), reason="dates")
    undone = undo_run(Run.objects.get(kind=Run.Kind.SPLIT), by=staff("names"), reason="wrong")
    assert undone.left == []
    assert documents_of(zakharov) == {"27 September"}
    assert not Person.objects.filter(pk=other.pk).exists()


def test_a_letter_split_off_and_taken_back_leaves_no_word_of_its_name_behind() -> None:
    lin, kim = person("Lin Biao", "Lin Piao"), person("Kim Yong-chu")
    one = letter("A letter", ("Lin Piao", "author"))
    split(lin, credits=[one.credits.get().pk], target=kim, by=staff("names"), reason="his hand")
    undo_run(Run.objects.get(kind=Run.Kind.SPLIT), by=staff("names"), reason="wrong")
    assert engine.check() == []


def test_a_name_that_came_by_a_merge_can_be_split_off_too() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov", "Filipov")
    letter("A cable", ("Filipov", "author"))
    merge(stalin, [filippov], by=staff("names"), reason="the bracket")
    alias = filippov.aliases.get(form="Filipov")
    other = split(stalin, aliases=[alias.pk], new_name="Another Filipov", by=staff("names"), reason="an engineer")
    assert documents_of(other) == {"A cable"}
    assert documents_of(stalin) == set()


def test_the_preferred_name_does_not_leave_its_person() -> None:
    stalin = person("Joseph Stalin")
    with pytest.raises(SplitRefused, match="preferred name"):
        split(stalin, aliases=[stalin.aliases.get().pk], new_name="Somebody", by=staff("names"), reason="no")


def test_names_of_somebody_else_are_not_split_off() -> None:
    stalin, mao = person("Joseph Stalin"), person("Mao Zedong", "Mao")
    with pytest.raises(SplitRefused, match="no longer belongs to Joseph Stalin"):
        split(stalin, aliases=[mao.aliases.get(form="Mao").pk], new_name="X", by=staff("names"), reason="no")
