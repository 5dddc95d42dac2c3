"""Somebody whom an identification made, and whom somebody has used since, keeps his name when it is undone."""

import pytest

from archive.editing.checking import faults
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.identify import identify
from archive.people.models import Alias, Person
from tests.hands import letter, staff

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
