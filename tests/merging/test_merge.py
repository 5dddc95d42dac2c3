"""A merge is one edge: everything stands under the survivor, and taking it back leaves everything as it was."""

import pytest
from django.db.models import ForeignKey, ForeignObjectRel

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.undo import UndoRefused
from archive.merging.merge import merge
from archive.merging.refusals import MergeRefused
from archive.merging.relations import KEYS_TO_PERSON
from archive.people.models import Alias, NotSame, Person
from tests.hands import documents_of, letter, person, staff, written_names

pytestmark = pytest.mark.django_db


def test_filippov_and_filipov_stand_under_stalin_each_with_its_own_name() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov", "Filipov")
    first, second = letter("First", ("Filippov", "author")), letter("Second", ("Filipov", "author"))
    merge(stalin, [filippov], by=staff("names"), reason="cover name")
    assert documents_of(stalin) == {"First", "Second"}
    assert written_names(first) + written_names(second) == ["Filippov", "Filipov"]


def test_a_merge_changes_no_alias_and_no_credit() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    cable = letter("First", ("Filippov", "author"))
    before = list(Alias.objects.order_by("pk").values()), list(cable.credits.values())
    merge(stalin, [filippov], by=staff("names"), reason="cover name")
    assert (list(Alias.objects.order_by("pk").values()), list(cable.credits.values())) == before


def test_an_absorbed_person_stays_as_a_pointer_and_a_chain_has_one_root() -> None:
    a, b, c = person("Feng Xi"), person("Filippov"), person("Joseph Stalin")
    letter("A cable", ("Feng Xi", "author"))
    merge(b, [a], by=staff("names"), reason="both cover one man")
    merge(c, [b], by=staff("names"), reason="the bracket")
    assert {fresh(a).identity_id, fresh(b).identity_id, fresh(c).identity_id} == {c.pk}
    assert documents_of(c) == {"A cable"}


def test_merges_are_undone_in_any_order() -> None:
    a, b, c = person("Feng Xi"), person("Filippov"), person("Joseph Stalin")
    letter("A cable", ("Feng Xi", "author"))
    merge(b, [a], by=staff("names"), reason="both cover one man")
    merge(c, [b], by=staff("names"), reason="the bracket")
    first, second = Run.objects.filter(kind=Run.Kind.MERGE).order_by("pk")
    undo_run(first, by=staff("names"), reason="a different man")
    assert fresh(a).identity_id == a.pk
    assert fresh(b).identity_id == c.pk
    assert documents_of(c) == set()
    undo_run(second, by=staff("names"), reason="and so is he")
    assert fresh(b).identity_id == b.pk


def test_an_undo_leaves_what_was_edited_after_the_merge() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    merge(stalin, [filippov], by=staff("names"), reason="cover name")
    later = letter("Written after the merge", ("Filippov", "author"))
    Person.objects.filter(pk=stalin.pk).update(biography="Rewritten since.")
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="no proof")
    assert documents_of(filippov) == {"Written after the merge"}
    assert fresh(stalin).biography == "Rewritten since."
    assert written_names(later) == ["Filippov"]


def test_what_was_undone_is_not_undone_twice() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    merge(stalin, [filippov], by=staff("names"), reason="cover name")
    run = Run.objects.get(kind=Run.Kind.MERGE)
    undo_run(run, by=staff("names"), reason="no proof")
    with pytest.raises(UndoRefused, match="undone already"):
        undo_run(run, by=staff("names2"), reason="no proof")


def test_an_undo_can_itself_be_undone() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    merge(stalin, [filippov], by=staff("names"), reason="cover name")
    undone = undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="no proof")
    undo_run(undone.run, by=staff("names"), reason="here is the proof")
    assert fresh(filippov).identity_id == stalin.pk


def test_the_name_of_the_absorbed_can_be_kept_and_comes_back_with_the_undo() -> None:
    stalin, full = person("Stalin"), person("Joseph Stalin")
    merge(stalin, [full], by=staff("names"), reason="the same", keep={"name": full})
    assert fresh(stalin).name == "Joseph Stalin"
    assert stalin.aliases.get(kind=Alias.Kind.PREFERRED).form == "Joseph Stalin"
    undone = undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names"), reason="not proven")
    assert undone.left == []
    assert fresh(stalin).name == "Stalin"
    assert list(stalin.aliases.values_list("form", "kind")) == [("Stalin", "preferred")]


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_merge_wants_a_reason(reason: str) -> None:
    with pytest.raises(MergeRefused, match="Say why"):
        merge(person("Joseph Stalin"), [person("Filippov")], by=staff("names"), reason=reason)


def test_nobody_is_merged_into_himself() -> None:
    stalin = person("Joseph Stalin")
    with pytest.raises(MergeRefused, match="two different people"):
        merge(stalin, [stalin], by=staff("names"), reason="why not")


def test_a_person_is_not_merged_with_a_body() -> None:
    politburo = person("Politburo", kind=Person.Kind.BODY)
    with pytest.raises(MergeRefused, match="is a body and Joseph Stalin a person"):
        merge(person("Joseph Stalin"), [politburo], by=staff("names"), reason="he ruled it")


def test_a_pair_decided_not_to_be_the_same_is_not_merged_even_through_others() -> None:
    kim_il, kim_il_sung, kim = person("Kim Il"), person("Kim Il Sung"), person("Kim")
    NotSame.objects.create(first=kim_il, second=kim_il_sung, verdict="not_same", reason="Two men.")
    merge(kim_il, [kim], by=staff("names"), reason="the same letter")
    with pytest.raises(MergeRefused, match="decided not to be the same: Two men"):
        merge(kim_il_sung, [kim_il], by=staff("names"), reason="mistaken")


def test_a_page_left_open_while_somebody_else_merged_is_told_so() -> None:
    a, b, c = person("Filippov"), person("Stalin"), person("Joseph Stalin")
    merge(b, [a], by=staff("names"), reason="the bracket")
    with pytest.raises(MergeRefused, match="Filippov has meanwhile been merged into Stalin"):
        merge(c, [a], by=staff("names2"), reason="the bracket")
    with pytest.raises(MergeRefused, match="meanwhile"):
        merge(a, [b], by=staff("names2"), reason="the other way round")


def test_every_key_to_a_person_is_declared() -> None:
    keys = {
        (relation.field.model._meta.model_name, relation.field.name)
        for relation in Person._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and isinstance(relation.field, ForeignKey)
    }
    assert keys == set(KEYS_TO_PERSON)


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)
