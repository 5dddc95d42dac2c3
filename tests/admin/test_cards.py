"""The queue of cards at the desk: one probable person each, accepted where it stands, with its undo in sight."""

import re

import pytest
from django.test import Client

from archive.documents.models import Credit
from archive.journal.models import Revision, Run
from archive.merging.cards.models import Claim
from archive.people.models import Person
from tests.admin.cards import QUEUE, card_of, decide, forms_of, queue
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, unidentified

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture(scope="module")
def dobrynin(kept: None) -> None:
    """The Soviet ambassador under four spellings, nobody's yet."""
    for title, form in (
        ("A note of 1962", "Anatoly F. Dobrynin"),
        ("A note of 1963", "Anatoly F. Dobrynin"),
        ("A note of 1964", "Dobrynin, Anatoliy F."),
        ("A note of 1965", "Anatolii Dobrynin"),
    ):
        letter(title, (form, "author"), date=title[-4:])


def test_a_pile_of_spellings_is_one_card_with_its_forms_and_what_it_identifies(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    for shown in ("Anatoly F. Dobrynin", "Dobrynin, Anatoliy F.", "Anatolii Dobrynin", "identifies 4", "1962"):
        assert shown in card["says"]
    assert len(card["members"]) == 3


def test_how_far_the_archive_is_stands_above_the_cards_in_numbers(names: Client, dobrynin: None) -> None:
    letter("Known", ("Nikita Khrushchev", "author", person("Nikita Khrushchev")))
    text = names.get(QUEUE).content.decode()
    assert "4 of 5 mentions are not identified yet" in text


def test_one_press_makes_the_person_and_gives_them_every_ticked_form(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    answer = decide(names, card, "accept")
    assert answer.status_code == 302
    assert answer.headers["Location"] == QUEUE
    made = Person.objects.get()
    assert made.name == card["new_name"]
    assert len(documents_of(made)) == 4
    assert Run.objects.get(kind=Run.Kind.CARD).reason == card["reason"] != ""


def test_what_was_unticked_is_undecided_and_back_as_its_own_card_at_once(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    left = f"a{unidentified('Anatolii Dobrynin').pk}"
    decide(names, card, "accept", members=[token for token in card["members"] if token != left])
    assert unidentified("Anatolii Dobrynin").person is None
    assert "Anatolii Dobrynin" in names.get(QUEUE).content.decode()


def test_the_last_deed_and_its_undo_stand_in_the_bar_with_a_reason_ready(names: Client, dobrynin: None) -> None:
    decide(names, card_of(names, "Dobrynin"), "accept")
    text = names.get(QUEUE).content.decode()
    bar = text.split('id="bar"')[1]
    address = re.search(r'id="undo-form" method="post" action="([^"]+)"', bar)
    reason = re.search(r'name="reason" value="([^"]+)"', bar)
    assert address
    assert reason
    answer = names.post(address[1], {"reason": reason[1]})
    assert answer.headers["Location"] == QUEUE
    assert not Person.objects.exists()
    assert len(card_of(names, "Dobrynin")["members"]) == 3


def test_a_card_that_changed_since_is_shown_as_it_is_now_and_nothing_is_written(names: Client, dobrynin: None) -> None:
    before = card_of(names, "Dobrynin")
    letter("A note of 1966", ("Dobrynin, Anatolij F.", "author"), date="1966")
    queue(names)
    runs = Run.objects.count()
    answer = decide(names, before, "accept")
    assert answer.status_code == 409
    assert Run.objects.count() == runs
    assert not Person.objects.exists()
    now = next(card for card in forms_of(answer.content.decode()) if card["card"] == before["card"])
    assert now["seen"] != before["seen"]
    assert "Dobrynin, Anatolij F." in now["says"]
    assert "has changed since you saw it" in now["says"]


def test_a_card_decided_by_a_colleague_is_a_sentence_with_the_queue_below(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    letter("Another", ("Pavel Yudin", "author")), queue(names)
    decide(signed_in("names2", "Name editors"), card, "accept")
    answer = decide(names, card, "accept")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This card is decided already" in text
    assert "Pavel Yudin" in text
    assert Person.objects.count() == 1


def test_looking_claims_nothing_and_beginning_to_work_does(names: Client, dobrynin: None) -> None:
    card, runs, revisions = card_of(names, "Dobrynin"), Run.objects.count(), Revision.objects.count()
    names.get(f"{QUEUE}passages/?card={card['card']}")
    assert not Claim.objects.exists()
    assert names.post(f"{QUEUE}claim/", {"card": card["card"]}).status_code == 200
    other = signed_in("names2", "Name editors")
    assert "names is working on this card" in card_of(other, "Dobrynin")["says"]
    assert "names is working" not in card_of(names, "Dobrynin")["says"]
    refused = other.post(f"{QUEUE}claim/", {"card": card["card"]})
    assert refused.status_code == 409
    assert "names works on this card until" in refused.content.decode()
    assert [form["card"] for form in queue(names, "?mine=1")] == [card["card"]]
    assert not queue(other, "?mine=1")
    assert (Run.objects.count(), Revision.objects.count()) == (runs, revisions)


def test_the_card_after_a_decided_one_is_its_editors_and_others_are_told(names: Client, dobrynin: None) -> None:
    letter("Another", ("Pavel Yudin", "author"))
    card, following = card_of(names, "Dobrynin"), card_of(names, "Pavel Yudin")["card"]
    decide(names, card, "accept", following=following)
    other = signed_in("names2", "Name editors")
    assert "names is working on this card" in card_of(other, "Pavel Yudin")["says"]
    letter("A third", ("Wang Jiaxiang", "author"))
    decide(other, card_of(other, "Wang Jiaxiang"), "later", following=following)
    assert "names is working on this card" in card_of(other, "Pavel Yudin")["says"]
    assert "is working on" not in card_of(names, "Pavel Yudin")["says"]


def test_a_card_gives_the_duplicate_and_the_waiting_spelling_to_whom_one_chooses(names: Client) -> None:
    one, two = person("Andrei Vyshinsky"), person("Андрей Вышинский")
    letter("A cable", ("Andrey Vyshinskii", "author"))
    card = card_of(names, "Вышинский")
    assert len(card["members"]) == 3
    decide(names, card, "accept", person=two.pk)
    assert Person.objects.get(pk=one.pk).identity == two
    assert documents_of(two) == {"A cable"}


def test_one_letter_of_a_name_can_be_given_and_the_other_waits(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    credit = Credit.objects.get(document__title="A note of 1963")
    decide(names, card, "accept", members=[f"c{credit.pk}"])
    assert documents_of(Person.objects.get()) == {"A note of 1963"}
    assert Credit.objects.get(document__title="A note of 1962").alias.person is None


def test_a_box_may_stand_for_many_letters(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    pks = Credit.objects.filter(alias__form="Anatoly F. Dobrynin").values_list("pk", flat=True)
    decide(names, card, "accept", members=[" ".join(f"c{pk}" for pk in pks)])
    assert documents_of(Person.objects.get()) == {"A note of 1962", "A note of 1963"}


def test_enter_without_a_button_decides_nothing_and_keeps_what_was_typed(names: Client, dobrynin: None) -> None:
    answer = decide(names, card_of(names, "Dobrynin"), "", reason="His hand.")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Choose what becomes of the card" in text
    assert forms_of(text)[0]["reason"] == "His hand."
    assert not Person.objects.exists()


def test_a_note_by_a_colleague_is_seen_on_the_card(names: Client) -> None:
    one = person("Andrei Vyshinsky")
    person("Андрей Вышинский")
    Person.objects.filter(pk=one.pk).update(note="two men, do not merge")
    assert "two men, do not merge" in card_of(names, "Вышинский")["says"]


def test_the_queue_is_narrowed_and_ordered_by_its_address(names: Client, dobrynin: None) -> None:
    letter("Записка", ("Павел Юдин", "author"), date="1949")
    assert len(queue(names)) == 2
    assert "Юдин" in queue(names, "?script=Cyrl")[0]["says"]
    assert "Dobrynin" in queue(names, "?q=dobrynin")[0]["says"]
    assert "Dobrynin" in queue(names, "?after=February+1960")[0]["says"]
    assert "Юдин" in queue(names, "?before=1950-03")[0]["says"]
    for narrowed in ("?script=Cyrl", "?q=dobrynin", "?after=1960", "?before=1950"):
        assert len(queue(names, narrowed)) == 1
    assert len(queue(names, "?sort=name")) == 2


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=999999", "?sort=x", "?after=when", "?collection=none", "?reason=x"]
)
def test_the_queue_opens_with_whatever_stands_in_the_address(names: Client, dobrynin: None, query: str) -> None:
    assert names.get(QUEUE + query).status_code == 200


def test_what_cannot_be_read_is_said(names: Client) -> None:
    assert "There is no order “x”" in names.get(f"{QUEUE}?sort=x").content.decode()


def test_page_and_order_survive_a_deed(names: Client, dobrynin: None) -> None:
    card = card_of(names, "Dobrynin")
    sent = {name: value for name, value in card.items() if name != "says"}
    answer = names.post(f"{QUEUE}?sort=name&page=1", {**sent, "decision": "accept", "following": "abc123"})
    assert answer.headers["Location"] == f"{QUEUE}?sort=name&page=1#card-abc123"


def test_the_passage_in_which_a_name_stands_is_shown_with_the_name_marked(names: Client) -> None:
    letter("A talk", ("Dobrynin", "mentioned"), summary="Mr. Dobrynin said that he had no instructions.")
    letter("A note", ("Anatoly Dobrynin", "author"))
    pages = [names.get(f"{QUEUE}passages/?card={card['card']}") for card in queue(names)]
    text = "".join(page.content.decode() for page in pages)
    assert "<mark>Dobrynin</mark> said that he had no instructions" in text
    assert forms_of(text)


def test_the_passages_of_a_card_that_is_gone_are_a_sentence_with_the_way_back(names: Client) -> None:
    answer = names.get(f"{QUEUE}passages/?card=gone")
    assert answer.status_code == 404
    assert "Back to the queue" in answer.content.decode()


def test_a_page_of_the_queue_costs_fifteen_queries_at_most(
    names: Client, dobrynin: None, django_assert_max_num_queries: object
) -> None:
    for number in range(25):
        letter(f"A letter {number}", (f"Ivan Petrov{'abcdefghijklmnopqrstuvwxyz'[number] * 3}", "author"))
    queue(names)
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert names.get(QUEUE).status_code == 200


def test_a_curator_reads_the_queue_and_decides_nothing(dobrynin: None) -> None:
    curator = signed_in("curator", "Curators")
    card = queue(curator)[0]
    assert "Accept" not in card["says"]
    assert decide(curator, card, "accept").status_code == 403
    assert curator.post(f"{QUEUE}claim/", {"card": card["card"]}).status_code == 403


@pytest.mark.parametrize("groups", [(), ("Reviewers",)])
@pytest.mark.parametrize("page", ["", "passages/", "bulk/"])
def test_who_may_not_even_suggest_sees_no_queue(groups: tuple[str, ...], page: str) -> None:
    assert signed_in("nobody", *groups).get(QUEUE + page).status_code == 403


@pytest.mark.parametrize("sent", [{"card": "0", "decision": "accept"}, {"decision": "accept"}, {"card": "%" * 9}])
def test_a_card_that_never_was_is_a_sentence(names: Client, sent: dict[str, str]) -> None:
    assert names.post(QUEUE, sent).status_code == 409
