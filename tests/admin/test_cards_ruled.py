"""Cards decided otherwise than by accepting, each with its reason, in its list, and undecided again at will."""

import pytest
from django.test import Client

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.people.models import NotBorne, NotSame, Person
from archive.people.rulings import Ruling
from tests.admin.cards import QUEUE, card_of, decide, queue
from tests.admin.forms import signed_in
from tests.hands import letter, person, staff, unidentified, written_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


def waits(client: Client, name: str) -> bool:
    return any(name in card["says"] for card in queue(client))


@pytest.mark.parametrize("decision", ["not_same", "perhaps", "unknown", "office", "no_name"])
def test_a_decision_wants_a_reason_and_what_was_ticked_stays(names: Client, decision: str) -> None:
    person("Andrei Vyshinsky"), person("Андрей Вышинский")
    letter("A cable", ("Andrey Vyshinskii", "author"))
    card = card_of(names, "Вышинский")
    answer = decide(names, card, decision, reason=" ")
    assert answer.status_code == 409
    assert "Say why" in answer.content.decode()
    assert not Ruling.objects.exists()


def test_two_people_are_kept_apart_for_a_reason_that_can_be_taken_back(names: Client) -> None:
    one, two = person("Andrei Vyshinsky"), person("Андрей Вышинский")
    letter("A cable", ("Andrei Vyshinsky", "author", one))
    card = card_of(names, "Вышинский")
    decide(names, card, "not_same", reason="Father and son.")
    pair = NotSame.objects.get()
    assert {pair.first, pair.second} == {one, two}
    assert not waits(names, "Вышинский")
    assert "Father and son." in names.get("/admin/archive/notsame/").content.decode()
    names.post(f"/admin/archive/notsame/{pair.pk}/take-back/", {"reason": "One man after all."})
    assert waits(names, "Вышинский")


def test_a_name_that_is_not_somebodys_is_not_proposed_for_them_again(names: Client) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("A cable", ("Filipov", "author"))
    card = card_of(names, "Joseph Stalin")
    waiting = f"a{unidentified('Filipov').pk}"
    decide(names, card, "not_same", members=[waiting], reason="An engineer of that name.")
    decision = NotBorne.objects.get()
    assert decision.person == stalin
    assert "An engineer of that name." in names.get("/admin/archive/notborne/").content.decode()
    assert not any("Joseph Stalin" in each["says"] and waiting in each["members"] for each in queue(names))


def test_what_is_put_off_stands_at_the_end(names: Client) -> None:
    for number in range(3):
        letter(f"One {number}", ("Pavel Yudin", "author"))
    letter("Two", ("Anastas Mikoyan", "author"))
    first = queue(names)[0]
    assert "Pavel Yudin" in first["says"]
    decide(names, first, "later", reason="")
    assert "Anastas Mikoyan" in queue(names)[0]["says"]
    assert waits(names, "Pavel Yudin")


def test_a_string_of_two_people_is_split_wherever_it_stands(names: Client) -> None:
    document = letter("A talk", ("Bulganin and Khrushchev", "author"))
    card = card_of(names, "Bulganin")
    decide(names, card, "several", parts="N. A. Bulganin\nN. S. Khrushchev\n", reason="Two men signed.")
    assert set(written_names(document)) == {"N. A. Bulganin", "N. S. Khrushchev"}
    assert waits(names, "N. A. Bulganin")


def test_a_string_split_into_one_is_refused_and_the_parts_stay(names: Client) -> None:
    letter("A talk", ("Bulganin and Khrushchev", "author"))
    answer = decide(names, card_of(names, "Bulganin"), "several", parts="Bulganin", reason="Two men.")
    assert answer.status_code == 409
    assert ">Bulganin</textarea>" in answer.content.decode()


@pytest.mark.parametrize(
    ("form", "decision"), [("[Here follows discussion of Laos.]", "no_name"), ("Secretary of State", "office")]
)
def test_what_is_nobodys_name_leaves_the_queue_and_stands_in_its_list(names: Client, form: str, decision: str) -> None:
    letter("A memorandum", (form, "author"))
    decide(names, card_of(names, form), decision, reason="Not one person.", members=[f"a{unidentified(form).pk}"])
    assert not waits(names, form)
    listed = names.get(f"/admin/archive/ruling/?verdict__exact={decision}").content.decode()
    assert "Not one person." in listed
    names.post(f"/admin/archive/ruling/{Ruling.objects.get().pk}/take-back/", {"reason": "Looked again."})
    assert waits(names, form)


def test_every_list_of_decisions_stands_on_one_page_with_its_number(names: Client) -> None:
    letter("A memorandum", ("Secretary of State", "author"))
    decide(names, queue(names)[0], "office", reason="An office.", members=[f"a{unidentified('Secretary of State').pk}"])
    text = " ".join(names.get(f"{QUEUE}decided/").content.decode().split())
    assert '<td class="n">1</td> <th scope="row"><a href="/admin/archive/ruling/?verdict__exact=office">' in text


def test_a_decision_is_undone_from_the_bar_like_any_deed(names: Client) -> None:
    letter("A memorandum", ("Secretary of State", "author"))
    decide(names, queue(names)[0], "no_name", reason="A slip.", members=[f"a{unidentified('Secretary of State').pk}"])
    run = Run.objects.filter(kind=Run.Kind.DECISION).latest("pk")
    assert f"/admin/archive/run/{run.pk}/undo/?onward=" in names.get(QUEUE).content.decode().split('id="bar"')[1]
    names.post(f"/admin/archive/run/{run.pk}/undo/?onward={QUEUE}", {"reason": "too quick"})
    assert not Ruling.objects.exists()
    assert waits(names, "Secretary of State")


def test_a_body_is_accepted_as_a_body(names: Client) -> None:
    letter("A note", ("Department of State", "author"))
    decide(names, card_of(names, "Department of State"), "body")
    assert Person.objects.get().kind == Person.Kind.BODY


def test_each_kind_of_reason_is_told_with_what_became_of_it(names: Client) -> None:
    """A deed that was undone counts as not accepted."""
    for given in ("Anatoly F.", "Anatolii"):
        letter(f"A note by {given}", (f"{given} Dobrynin", "author"), date="1962")
    decide(names, next(card for card in queue(names) if "Dobrynin" in card["says"]), "accept")
    address = f"{QUEUE}decided/"
    assert "of 1 card like this 1 was accepted" in names.get(address).content.decode()
    undo_run(Run.objects.get(kind=Run.Kind.CARD), by=staff("names2"), reason="Two men.")
    assert "of 1 card like this 0 was accepted" in names.get(address).content.decode()
    assert names.get(f"{QUEUE}mistakes/").status_code == 200
