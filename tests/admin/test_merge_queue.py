"""The queue at the desk: reasons in words, three clicks to merge, two to undo, and one's place is kept."""

import re
from html import unescape

import pytest
from django.test import Client

from archive.journal.models import Run
from archive.merging.candidates import rebuild
from archive.merging.merge import merge
from archive.merging.models import Candidate
from archive.people.models import NotBorne, NotSame, Person
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, staff, unidentified

pytestmark = pytest.mark.django_db
QUEUE = "/admin/archive/person/candidates/"


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture
def pair() -> tuple[Person, Person]:
    """Andrei Vyshinsky with a letter, and Андрей Вышинский with none."""
    one = person("Andrei Vyshinsky")
    letter("A note", ("Andrei Vyshinsky", "author"))
    return one, person("Андрей Вышинский")


def test_the_queue_shows_the_pair_with_its_reasons(names: Client, pair: tuple[Person, Person]) -> None:
    text = names.get(QUEUE).content.decode()
    for shown in ("Andrei Vyshinsky", "Андрей Вышинский", "probable", "family name"):
        assert shown in text


def test_a_clear_case_is_merged_in_two_clicks_and_one_comes_back(names: Client, pair: tuple[Person, Person]) -> None:
    fields = hidden(names.get(QUEUE, {"show": "merge"}).content.decode(), "get")
    page = names.get("/admin/archive/person/merge/", fields)  # the first click
    sent = hidden(page.content.decode(), "post", form="merge-form")
    reason = page.context["form"]["reason"].value()
    after = names.post("/admin/archive/person/merge/", {**sent, "reason": reason})  # the second
    assert after.headers["Location"] == f"{QUEUE}?show=merge"
    assert Person.objects.get(pk=pair[1].pk).identity == pair[0]
    back = names.get(QUEUE)
    assert re.search(r"/admin/archive/run/\d+/undo/", back.content.decode())
    assert "Nothing waits here" in back.content.decode()


def test_a_refusal_wants_a_reason_and_what_was_chosen_stays_on_the_page(
    names: Client, pair: tuple[Person, Person]
) -> None:
    names.get(QUEUE)
    candidate = Candidate.objects.get()
    without = names.post(QUEUE, {"candidate": candidate.pk, "do": "not_same", "reason": ""})
    assert without.status_code == 409
    assert "Say why" in without.content.decode()
    names.post(QUEUE, {"candidate": candidate.pk, "do": "not_same", "reason": "Father and son."})
    assert NotSame.objects.get().reason == "Father and son."
    assert "Nothing waits here" in names.get(QUEUE).content.decode()


def test_putting_off_keeps_the_place(names: Client, pair: tuple[Person, Person]) -> None:
    person("Ivan Petrov"), person("Ivan Petroff")
    rebuild()
    first, second = (row.pk for row in Candidate.objects.order_by("-score", "pk"))
    answer = names.post(f"{QUEUE}?show=merge", {"candidate": first, "do": "later", "following": second})
    assert answer.headers["Location"] == f"{QUEUE}?show=merge#c-{second}"
    assert [entry["entry"].candidate.pk for entry in names.get(QUEUE).context["rows"]] == [second, first]


def test_who_comes_back_another_day_can_go_on_where_he_was(names: Client, pair: tuple[Person, Person]) -> None:
    names.get(QUEUE, {"show": "identify"})
    assert 'href="?show=identify"' in names.get(QUEUE).content.decode()


def test_a_waiting_name_leads_to_its_form_with_the_person_chosen(names: Client) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("A cable", ("Filipov", "author"))
    row = names.get(QUEUE).context["rows"][0]
    page = names.get(row["identify"])
    assert page.context["form"]["person"].value() == stalin.pk
    assert f'value="{stalin.pk}" selected' in page.content.decode()
    alias = unidentified("Filipov")
    sent = {"alias": alias.pk, "person": stalin.pk, "reason": "one letter less", "onward": QUEUE}
    after = names.post("/admin/archive/alias/identify/", sent, follow=True)
    assert after.redirect_chain[-1][0] == QUEUE
    assert "/undo/" in after.content.decode()
    assert documents_of(stalin) == {"A cable"}


def test_a_refused_name_is_a_decision_with_its_reason_that_can_be_taken_back(names: Client) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("A cable", ("Filipov", "author"))
    names.get(QUEUE)
    candidate = Candidate.objects.get()
    names.post(QUEUE, {"candidate": candidate.pk, "do": "not_same", "reason": "An engineer of that name."})
    assert names.get(QUEUE).context["rows"] == []
    decision = NotBorne.objects.get()
    assert "An engineer of that name." in names.get("/admin/archive/notborne/").content.decode()
    asked = f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}"
    assert "An engineer of that name." in names.get(asked).content.decode()
    answer = names.post(asked, {"person": stalin.pk})
    assert "was decided not to be a name of Joseph Stalin" in unescape(answer.content.decode())
    names.post(f"/admin/archive/notborne/{decision.pk}/take-back/", {"reason": "The hand is his."})
    assert len(names.get(QUEUE).context["rows"]) == 1


def test_the_refusal_of_a_name_follows_a_merge_and_is_undone_like_any_deed(names: Client) -> None:
    stalin, dzhugashvili = person("Joseph Stalin"), person("Ioseb Dzhugashvili", "Filippov")
    letter("A cable", ("Filipov", "author"))
    names.get(QUEUE)
    names.post(QUEUE, {"candidate": Candidate.objects.get().pk, "do": "not_same", "reason": "An engineer."})
    refused = Run.objects.get(kind=Run.Kind.DECISION)
    merge(stalin, [dzhugashvili], by=staff("names2"), reason="one man")
    assert names.get(QUEUE).context["rows"] == []
    assert "An engineer." in names.get(f"/admin/archive/person/{stalin.pk}/change/").content.decode()
    names.post(f"/admin/archive/run/{refused.pk}/undo/", {"reason": "It is his after all."})
    assert [row["entry"].person for row in names.get(QUEUE).context["rows"]] == [stalin]


def test_the_members_of_a_group_come_along_and_each_can_be_dropped(names: Client) -> None:
    people = [person("Pavel Yudin"), person("Павел Юдин"), person("Pavel Iudin")]
    page = names.get(QUEUE, {"show": "merge"})
    assert page.content.decode().count('type="checkbox" name="absorbed"') == 3  # one in each of the three pairs
    first = page.context["rows"][0]["entry"]
    assert {first.person, first.other, *first.members} == set(people)


def test_a_note_is_seen_before_anything_is_clicked(names: Client, pair: tuple[Person, Person]) -> None:
    Person.objects.filter(pk=pair[0].pk).update(note="two men, do not merge")
    assert "two men, do not merge" in names.get(QUEUE).content.decode()


def test_what_colleagues_did_lately_stands_below_each_with_its_undo(names: Client, pair: tuple[Person, Person]) -> None:
    merge(pair[0], [pair[1]], by=staff("names2"), reason="one man")
    run = Run.objects.get(kind=Run.Kind.MERGE)
    assert f"/admin/archive/run/{run.pk}/undo/?onward=" in names.get(QUEUE).content.decode()
    answer = names.post(f"/admin/archive/run/{run.pk}/undo/?onward={QUEUE}", {"reason": "two men"})
    assert answer.headers["Location"] == QUEUE
    assert f"/admin/archive/run/{run.pk}/undo/" not in names.get(QUEUE).content.decode().split('id="lately"')[-1]


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_one_is_never_led_to_another_house(names: Client, pair: tuple[Person, Person], onward: str) -> None:
    sent = {"survivor": pair[0].pk, "reason": "one man", "onward": onward}
    answer = names.post(f"/admin/archive/person/merge/?survivor={pair[0].pk}&absorbed={pair[1].pk}", sent)
    assert answer.headers["Location"] == f"/admin/archive/person/{pair[0].pk}/change/"


def test_a_curator_reads_the_queue_and_decides_nothing(pair: tuple[Person, Person]) -> None:
    curator = signed_in("curator", "Curators")
    text = curator.get(QUEUE).content.decode()
    assert "Compare and merge" in text
    assert "Not the same" not in text
    candidate = Candidate.objects.get()
    assert curator.post(QUEUE, {"candidate": candidate.pk, "do": "later"}).status_code == 403


@pytest.mark.parametrize("groups", [(), ("Reviewers",)])
def test_who_may_not_even_suggest_sees_no_queue(groups: tuple[str, ...]) -> None:
    assert signed_in("nobody", *groups).get(QUEUE).status_code == 403


@pytest.mark.parametrize("sent", [{"candidate": "0", "do": "later"}, {"candidate": "x"}, {}])
def test_a_pair_that_is_gone_is_not_found(names: Client, sent: dict[str, str]) -> None:
    assert names.post(QUEUE, sent).status_code == 404


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=999999", "?show=x", "?show=%00"])
def test_the_queue_opens_with_whatever_stands_in_the_address(names: Client, query: str) -> None:
    assert names.get(QUEUE + query).status_code == 200


def hidden(text: str, method: str, form: str = "") -> dict[str, str]:
    """What the form of this method and id would send without anything typed; of several the first in the page."""
    forms = re.findall(r"<form\b([^>]*)>(.*?)</form>", text, re.S)
    inside = next(body for head, body in forms if f'method="{method}"' in head and form in head)
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', inside)
    return {name: unescape(value) for name, value in found}
