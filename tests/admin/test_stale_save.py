"""Two curators have one record open: the second sees both versions side by side, and saves from there."""

from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from archive.documents.models import Document
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, written_names

pytestmark = pytest.mark.django_db


def both(mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[Any, Any, dict[str, Any]]:
    """The page on which a curator's save was refused, since a colleague's came first; the browser; what was sent."""
    cable = Document.objects.get()
    address = f"/admin/archive/document/{cable.pk}/change/"
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    opened = shown(curator, address)
    assert save(other, address, theirs).status_code == 302
    sent = {**opened, **mine}
    page = curator.post(address, {**sent, "_save": "1"})
    assert page.status_code == 200
    return page, lambda chosen: curator.post(address, {**sent, **chosen}), sent


def decided(page: Any, **other: str) -> dict[str, str]:
    """What is sent by “Save it so” when nothing but this was chosen otherwise."""
    chosen = {f"settle-{one.name}": one.choice for one in page.context["differences"]}
    return {**chosen, **other, "settled_version": page.context["version_now"], "_settle": "1"}


def test_what_only_one_of_them_changed_is_kept_and_the_rest_is_chosen() -> None:
    letter("Cable", ("Filippov", "author"), summary="First.", published=False)
    page, send, _sent = both(
        {"summary": "Mine.", "number": "709"}, {"summary": "Theirs.", "date": "1949-02", "topics": "Fuel and power"}
    )
    offered = {one.name: (one.mine, one.theirs, one.choice) for one in page.context["differences"]}
    assert offered["summary"] == ("Mine.", "Theirs.", "mine")
    assert offered["date"][2] == "theirs"
    assert "number" not in offered
    assert "Both versions, side by side" in page.text
    assert send(decided(page, **{"settle-summary": "both"})).status_code == 302
    cable = Document.objects.get()
    assert (cable.summary, cable.number, cable.date.edtf) == ("Mine.\n\nTheirs.", "709", "1949-02")
    assert list(cable.topics.names()) == ["Fuel and power"]


def test_credits_are_merged_name_by_name() -> None:
    letter("Cable", ("Filippov", "author"), ("Krasovsky", "recipient"), published=False)
    theirs = {
        "credits-1-role": "via", "credits-2-name": "Kovalev", "credits-2-role": "recipient", "credits-TOTAL_FORMS": "3",
    }  # fmt: skip
    mine = {
        "credits-0-name": "Filipov", "credits-2-name": "Mao", "credits-2-role": "mentioned", "credits-TOTAL_FORMS": "3",
    }  # fmt: skip
    page, send, _sent = both(mine, theirs)
    said = {one.label: (one.mine, one.theirs, one.choice) for one in page.context["differences"]}
    assert len(page.context["differences"]) == 2
    assert said["name"][1].startswith("Kovalev")
    assert send(decided(page)).status_code == 302
    cable = Document.objects.get()
    roles = {credit.alias.form: credit.role for credit in cable.credits.select_related("alias")}
    assert roles == {"Filipov": "author", "Krasovsky": "via", "Kovalev": "recipient", "Mao": "mentioned"}


def test_a_name_that_a_colleague_took_away_stays_away_unless_one_wants_it_back() -> None:
    letter("Cable", ("Filippov", "author"), ("Krasovsky", "recipient"), published=False)
    page, send, _sent = both({"summary": "Mine."}, {"credits-1-DELETE": "on"})
    (one,) = page.context["differences"]
    assert (one.theirs, one.choice) == ("(taken away)", "theirs")
    assert send(decided(page, **{f"settle-{one.name}": "mine"})).status_code == 302
    assert written_names(Document.objects.get()) == ["Filippov", "Krasovsky"]


def test_a_third_save_in_between_is_refused_again_with_all_typing_there() -> None:
    cable = letter("Cable", summary="First.", published=False)
    page, send, _sent = both({"summary": "Mine."}, {"summary": "Theirs."})
    third = signed_in("admin", "Administrators")
    assert save(third, f"/admin/archive/document/{cable.pk}/change/", {"summary": "Third."}).status_code == 302
    again = send(decided(page))
    assert again.status_code == 200
    assert "Mine." in again.text
    assert {one.theirs for one in again.context["differences"]} == {"Third."}
    assert Document.objects.get().summary == "Third."


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="here a writer keeps even readers of a test's database out")
def test_a_save_that_comes_late_waits_for_no_lock_to_be_told_so() -> None:
    cable = letter("Cable", ("Filippov", "author"))
    address = f"/admin/archive/document/{cable.pk}/change/"
    curator, other = signed_in("curator", "Curators"), signed_in("other", "Curators", "Reviewers")
    opened = shown(curator, address)
    assert save(other, address, {"summary": "Theirs.", "reason": "It was empty"}).status_code == 302
    held, done = Event(), Event()
    holder = Thread(target=holding, args=(cable.pk, held, done))
    holder.start()
    held.wait(10)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        page = curator.post(address, {**opened, "summary": "Mine.", "_save": "1"})
    finally:
        done.set()
        holder.join()
    assert page.status_code == 200
    assert "Both versions, side by side" in page.text
    assert Document.objects.get().summary == "Theirs."


def holding(pk: int, held: Event, done: Event) -> None:
    """The record is locked by somebody else until `done`."""
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=pk)
        held.set()
        done.wait(30)
    connection.close()


def test_rows_left_empty_do_not_stand_in_the_way_of_the_two_versions() -> None:
    letter("Cable", ("Filippov", "author"), summary="First.", published=False)
    left = {f"credits-1-{name}": "" for name in ("id", "name", "supplied", "role", "person", "note", "position")}
    mine = {"summary": "Mine.", **left, "credits-1-certainty": "certain", "credits-TOTAL_FORMS": "2"}
    page, send, _sent = both(mine, {"summary": "Theirs."})
    assert send(decided(page, **{"settle-summary": "both"})).status_code == 302
    cable = Document.objects.get()
    assert cable.summary == "Mine.\n\nTheirs."
    assert written_names(cable) == ["Filippov"]
