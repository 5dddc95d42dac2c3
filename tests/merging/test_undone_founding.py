"""After an undo: somebody used since keeps his name until he can go, and a pair that was parted waits again."""

import pytest

from archive.documents.models import Document
from archive.editing.checking import faults
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.candidates import catch_up, rebuild
from archive.merging.deeds.from_list import NameWish, identify_many
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.people.models import Alias, Person
from tests.hands import documents_of, letter, person, staff
from tests.merging.cards_seen import accepted, card_of

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


def test_whoever_is_made_by_a_card_takes_the_name_as_it_waits_and_no_document_is_touched() -> None:
    letter("One", ("Andrei Matveyev", "author"))
    letter("Two", ("Andrei Matveyev", "author"), ("A. Matveyev", "mentioned"))
    waiting = Alias.objects.get(form="Andrei Matveyev")
    done = accepted(card_of("matveyev"))
    assert done.run is not None
    head = done.person.aliases.get(kind=Alias.Kind.PREFERRED)
    assert (head.pk, head.form, documents_of(done.person)) == (waiting.pk, "Andrei Matveyev", {"One", "Two"})
    assert not done.run.revisions.filter(kind="document").exists()
    undo_run(done.run, by=staff("names"), reason="wrong")
    waiting.refresh_from_db()
    assert (waiting.person, waiting.kind, Person.objects.count()) == (None, Alias.Kind.SPELLING, 0)
    assert list(faults()) == []


def test_whoever_was_made_by_a_card_and_is_used_since_keeps_that_name_until_they_can_go() -> None:
    letter("One", ("Andrei Matveyev", "author"))
    letter("Two", ("Ivan Kuznetsov", "author"))
    names = staff("names")
    first = accepted(card_of("matveyev"))
    identify(Alias.objects.get(form="Ivan Kuznetsov"), person=first.person, by=names, reason="his hand")
    second = Run.objects.get(kind=Run.Kind.IDENTIFY)
    assert first.run is not None
    assert len(undo_run(first.run, by=names, reason="wrong").left) == 2
    assert documents_of(first.person) == {"One", "Two"}
    assert list(faults()) == []
    undo_run(second, by=names, reason="wrong")
    assert not Person.objects.exists()
    assert _waiting() == {"Andrei Matveyev", "Ivan Kuznetsov"}
    assert list(faults()) == []


def test_a_new_person_of_a_list_takes_the_name_unless_letters_of_it_are_somebody_elses() -> None:
    for title in ("One", "Two"):
        letter(title, ("Ivan Orlov", "author"), ("Pyotr Sokolov", "recipient"))
    waiting = dict(Alias.objects.values_list("form", "pk"))
    one = str(Document.objects.get(title="One").public_id)
    wishes = [
        NameWish(1, "Pyotr Sokolov", new_name="Pyotr Sokolov"),
        NameWish(2, "Ivan Orlov", new_name="Ivan Orlov"),
        NameWish(3, "Ivan Orlov", new_name="Ivan Orlov the younger", documents=(one,)),
    ]
    identify_many(wishes, by=staff("names"), reason="his hand")
    assert Alias.objects.get(pk=waiting["Pyotr Sokolov"]).kind == Alias.Kind.PREFERRED
    assert documents_of(Person.objects.get(name="Ivan Orlov")) == {"Two"}
    assert documents_of(Person.objects.get(name="Ivan Orlov the younger")) == {"One"}
    undo_run(Run.objects.get(kind=Run.Kind.IDENTIFY), by=staff("names"), reason="wrong")
    assert _waiting() == {"Ivan Orlov", "Pyotr Sokolov"}
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


def _waiting() -> set[str]:
    return set(Alias.objects.unidentified().values_list("form", flat=True))
