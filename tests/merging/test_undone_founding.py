"""After an undo: somebody used since keeps his name until he can go, and a pair that was parted waits again."""

import pytest

from archive.editing.checking import faults
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.candidates import catch_up, rebuild
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.people.models import Alias, Person
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db


def test_whoever_was_made_by_what_is_undone_and_is_used_since_keeps_his_name_until_he_can_go() -> None:
    letter("One", ("Matveyev", "author"))
    letter("Two", ("Kuznetsov", "author"))
    names = staff("names")
    stranger = identify(Alias.objects.get(form="Matveyev"), new_name="Stranger", by=names, reason="his hand")
    identify(Alias.objects.get(form="Kuznetsov"), person=stranger, by=names, reason="his hand")
    first, second = Run.objects.filter(kind=Run.Kind.IDENTIFY).order_by("pk")
    left = undo_run(first, by=names, reason="wrong").left
    assert [(alias.form, alias.kind) for alias in stranger.aliases.order_by("pk")][-1:] == [("Stranger", "preferred")]
    assert list(faults()) == []
    assert left
    undo_run(second, by=names, reason="wrong")
    assert not Person.objects.filter(pk=stranger.pk).exists()
    assert not Alias.objects.filter(form="Stranger").exists()
    assert list(faults()) == []


def test_a_pair_of_one_name_that_was_merged_and_parted_waits_in_the_queue_again() -> None:
    one, other = person("Josip Horvat"), person("Josip Horvat")
    rebuild()
    assert Candidate.objects.count() == 1
    merge(one, [other], by=staff("names"), reason="one man")
    catch_up()
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="two men")
    catch_up()
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize("younger_survives", [False, True])
def test_such_a_pair_waits_again_also_where_the_whole_queue_was_compared_anew_in_between(
    younger_survives: bool,
) -> None:
    pair = [person("Josip Horvat"), person("Josip Horvat")]
    survivor, absorbed = reversed(pair) if younger_survives else pair
    merge(survivor, [absorbed], by=staff("names"), reason="one man")
    rebuild()
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="two men")
    catch_up()
    assert Candidate.objects.count() == 1
