"""The split desk: names and single letters go to whom they belong, with the letters shown under each name."""

import pytest
from django.test import Client

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Person
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, staff, written_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture
def zakharov() -> Person:
    """Matvei Zakharov, to whom two cables signed Matveyev were given; the second was not his."""
    zakharov = person("Matvei Zakharov", "Matveyev")
    letter("To Shtykov", ("Matveyev", "author", zakharov), date="26 September 1950")
    letter("To Stalin", ("Matveyev", "author", zakharov), date="27 September 1950")
    return zakharov


def test_each_name_is_shown_with_its_letters(names: Client, zakharov: Person) -> None:
    text = names.get(address(zakharov)).content.decode()
    for shown in (
        'id="split-form"',
        "Matveyev",
        "To Shtykov",
        "September 27, 1950",
        'name="aliases"',
        'name="credits"',
    ):
        assert shown in text


def test_a_letter_goes_to_somebody_new_and_keeps_its_name(names: Client, zakharov: Person) -> None:
    second = zakharov.aliases.get(form="Matveyev").credits.get(document__title="To Stalin")
    page = names.post(
        address(zakharov), {"credits": second.pk, "new_name": "Vladimir Razuvayev", "reason": "dates"}, follow=True
    )
    razuvayev = Person.objects.get(name="Vladimir Razuvayev")
    assert (documents_of(zakharov), documents_of(razuvayev)) == ({"To Shtykov"}, {"To Stalin"})
    assert written_names(second.document) == ["Matveyev"]
    assert "/undo/" in page.content.decode()


def test_a_whole_name_goes_to_somebody_known_and_comes_back(names: Client, zakharov: Person) -> None:
    razuvayev = person("Vladimir Razuvayev")
    alias = zakharov.aliases.get(form="Matveyev")
    names.post(address(zakharov), {"aliases": alias.pk, "target": razuvayev.pk, "reason": "dates"})
    assert documents_of(zakharov) == set()
    undo_run(Run.objects.get(kind=Run.Kind.SPLIT), by=staff("names"), reason="wrong")
    assert documents_of(zakharov) == {"To Shtykov", "To Stalin"}


def test_the_letters_of_the_preferred_name_can_be_chosen_and_the_name_cannot(names: Client, zakharov: Person) -> None:
    own = zakharov.aliases.get(kind="preferred")
    assert f'name="aliases" value="{own.pk}"' not in names.get(address(zakharov)).content.decode()
    page = names.post(address(zakharov), {"aliases": own.pk, "new_name": "Somebody", "reason": "no"})
    assert page.status_code == 409
    assert "preferred name" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"new_name": "Somebody", "reason": "dates"}, "Choose the names or letters"),
        ({"aliases": "x", "new_name": "Somebody", "reason": "dates"}, "no longer belongs to"),
        ({"reason": "dates"}, "Choose to whom they belong"),
        ({"new_name": "Somebody", "reason": " "}, "Say why they are not the same"),
        ({"new_name": "\u200b", "reason": "dates"}, "Choose to whom they belong"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_split(
    names: Client, zakharov: Person, typed: dict[str, str], said: str
) -> None:
    page = names.post(address(zakharov), typed)
    assert page.status_code == 409
    assert said in page.content.decode()
    assert not Run.objects.filter(kind=Run.Kind.SPLIT).exists()


def test_what_was_chosen_is_still_chosen_after_a_refusal(names: Client, zakharov: Person) -> None:
    alias = zakharov.aliases.get(form="Matveyev")
    text = names.post(address(zakharov), {"aliases": alias.pk, "reason": "dates"}).content.decode()
    assert f'name="aliases" value="{alias.pk}" checked' in text


def test_names_of_somebody_absorbed_are_split_from_the_survivor(names: Client, zakharov: Person) -> None:
    marshal = person("Marshal Zakharov")
    merge(marshal, [zakharov], by=staff("names2"), reason="the same")
    assert names.get(address(zakharov)).headers["Location"] == address(marshal)
    assert "Matveyev" in names.get(address(marshal)).content.decode()


def test_a_name_with_many_letters_shows_some_and_leads_to_all(names: Client, zakharov: Person) -> None:
    for day in range(1, 25):
        letter(f"October {day}", ("Matveyev", "author", zakharov), date=f"{day} October 1950")
    alias = zakharov.aliases.get(form="Matveyev")
    text = names.get(address(zakharov)).content.decode()
    assert "All 26 letters of this name" in text
    assert "October 24" not in text
    assert "October 24" in names.get(address(zakharov) + f"?alias={alias.pk}").content.decode()


def test_who_may_not_merge_may_not_split(zakharov: Person) -> None:
    curator = signed_in("curator", "Curators")
    assert curator.get(address(zakharov)).status_code == 403
    assert curator.post(address(zakharov), {"new_name": "X", "reason": "y"}).status_code == 403


def address(person: Person) -> str:
    return f"/admin/archive/person/{person.pk}/split/"
