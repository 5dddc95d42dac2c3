"""The survivor's form shows and edits the names of everybody merged into him, and each stays whose it was."""

import pytest

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Alias, Person
from tests.admin.forms import save, shown, signed_in
from tests.hands import person, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def stalin() -> Person:
    """Stalin, with Filippov merged into him; both are also called Koba."""
    stalin = person("Joseph Stalin", "Koba")
    merge(stalin, [person("Filippov", "Filipov", "Koba")], by=staff("names2"), reason="the bracket")
    return stalin


def test_the_names_of_the_whole_tree_stand_on_the_form(stalin: Person) -> None:
    names = signed_in("names", "Name editors")
    fields = shown(names, change(stalin))
    forms = [value for name, value in fields.items() if name.startswith("aliases-") and name.endswith("-form")]
    assert [form for form in forms if form] == ["Koba", "Filipov", "Koba"]
    assert "came with" in names.get(change(stalin)).content.decode().lower()


def test_a_name_that_came_by_the_merge_is_edited_where_it_stands(stalin: Person) -> None:
    answer = save(signed_in("names", "Name editors"), change(stalin), {"aliases-1-kind": "cover"})
    assert answer.status_code == 302
    alias = Alias.objects.get(form="Filipov")
    assert (alias.kind, str(alias.person)) == ("cover", "Filippov")
    assert Alias.objects.filter(form="Koba").values("person").distinct().count() == 2


def test_a_new_name_is_the_survivors_and_stays_after_an_undo(stalin: Person) -> None:
    save(signed_in("names", "Name editors"), change(stalin), {"aliases-3-form": "Soso", "aliases-3-kind": "spelling"})
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=staff("names2"), reason="no proof")
    assert set(stalin.aliases.values_list("form", flat=True)) == {"Joseph Stalin", "Koba", "Soso"}
    assert set(Person.objects.get(name="Filippov").aliases.values_list("form", flat=True)) == {
        "Filippov",
        "Filipov",
        "Koba",
    }


def test_the_same_name_twice_is_said_and_not_saved(stalin: Person) -> None:
    typed = {"aliases-3-form": "Koba", "aliases-3-kind": "spelling"}
    page = save(signed_in("names", "Name editors"), change(stalin), typed)
    assert page.status_code == 200
    assert Alias.objects.filter(form="Koba").count() == 2


def change(one: Person) -> str:
    return f"/admin/archive/person/{one.pk}/change/"
