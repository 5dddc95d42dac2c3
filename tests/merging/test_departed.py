"""After a split the person's own address stays theirs and says where names went; whoever was dissolved into several has
a page to choose from; an address that an undo emptied leads to whoever bears the names again."""

import pytest
from django.test import Client

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.departed import split_away
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.split import split
from archive.people.models import Alias, Person
from tests.hands import letter, person, staff, unidentified

pytestmark = pytest.mark.django_db


@pytest.fixture
def matveyev() -> Person:
    """Two Soviet generals behind one cover name, thought to be one man."""
    made = person("Matveyev", "Zakharov", "Razuvaev")
    letter("To Stalin, 26 September 1950", ("Zakharov", "author", made))
    letter("To Stalin, 27 September 1950", ("Razuvaev", "author", made))
    letter("Telegram of Matveyev", ("Matveyev", "author", made))
    return made


def away_from(one: Person) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.person.slug, each.forms) for each in split_away(Person.objects.get(pk=one.pk))]


def give(one: Person, form: str, to: str) -> Person:
    """The name, or its letters where it is the preferred one, goes to somebody of this name."""
    alias = Alias.objects.of_identity(one).get(form=form)
    letters = list(alias.credits.values_list("pk", flat=True))
    known = Person.objects.filter(name=to).first()
    whom = {"target": known} if known else {"new_name": to}
    chosen = {"credits": letters} if alias.kind == "preferred" else {"aliases": [alias.pk]}
    return split(one, by=staff("names"), reason="two men", **whom, **chosen)  # type: ignore[arg-type]


def latest(kind: Run.Kind) -> Run:
    return Run.objects.filter(kind=kind).latest("pk")


def test_the_address_stays_and_says_where_a_name_went(matveyev: Person, client: Client) -> None:
    give(matveyev, "Zakharov", "Matvei Zakharov")
    assert away_from(matveyev) == [("matvei-zakharov", ("Zakharov",))]
    assert client.get("/people/matveyev/").status_code == 200
    undo_run(latest(Run.Kind.SPLIT), by=staff("names"), reason="one man")
    assert away_from(matveyev) == []


def test_a_name_that_wandered_on_stands_with_who_bears_it_now(matveyev: Person) -> None:
    second = give(matveyev, "Zakharov", "Matvei Zakharov")
    give(second, "Zakharov", "Georgi Zakharov")
    assert away_from(matveyev) == [("georgi-zakharov", ("Zakharov",))]
    merge(matveyev, [Person.objects.get(slug="georgi-zakharov")], by=staff("names"), reason="one man after all")
    assert away_from(matveyev) == []


def test_whoever_was_dissolved_into_several_has_a_page_to_choose_from(matveyev: Person, client: Client) -> None:
    give(matveyev, "Zakharov", "Matvei Zakharov")
    give(matveyev, "Matveyev", "Matvei Zakharov")
    give(matveyev, "Razuvaev", "Vladimir Razuvaev")
    page = client.get("/people/matveyev/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "noindex" in text
    assert "/people/matvei-zakharov/" in text
    assert "/people/vladimir-razuvaev/" in text
    undo_run(latest(Run.Kind.SPLIT), by=staff("names"), reason="one man")
    assert "noindex" not in client.get("/people/matveyev/").content.decode()


def test_whoever_went_whole_to_one_leads_there(matveyev: Person, client: Client) -> None:
    for form in ("Zakharov", "Razuvaev", "Matveyev"):
        give(matveyev, form, "Matvei Zakharov")
    gone = client.get("/people/matveyev/")
    assert (gone.status_code, gone.headers["Location"]) == (301, "/people/matvei-zakharov/")
    assert "no-cache" in gone.headers["Cache-Control"]


def test_the_address_of_somebody_undone_leads_to_whom_the_names_went_back(matveyev: Person, client: Client) -> None:
    give(matveyev, "Zakharov", "Matvei Zakharov")
    run = latest(Run.Kind.SPLIT)
    undone = undo_run(run, by=staff("names"), reason="one man")
    assert client.get("/people/matvei-zakharov/").headers["Location"] == "/people/matveyev/"
    undo_run(undone.run, by=staff("names"), reason="two men after all")
    assert client.get("/people/matvei-zakharov/").status_code == 200


@pytest.mark.parametrize("whole", [True, False])
def test_the_address_of_an_identification_undone_leads_to_the_waiting_name(client: Client, *, whole: bool) -> None:
    for number in range(2):
        letter(f"Letter {number}", ("Filippov", "author"))
    alias = unidentified("Filippov")
    some = [] if whole else list(alias.credits.values_list("pk", flat=True))[:1]
    identify(alias, new_name="Joseph Stalin", credits=some, by=staff("names"), reason="his hand")
    assert client.get("/people/joseph-stalin/").status_code == 200
    undo_run(latest(Run.Kind.IDENTIFY), by=staff("names"), reason="not proved")
    assert client.get("/people/joseph-stalin/").headers["Location"] == "/names/Filippov/"
    assert client.get("/names/Filippov/").status_code == 200
