"""What a curator typed is kept for them alone, through refusals, an ended session and a second thought."""

import json
from typing import Any

import pytest
from django.test import Client

from archive.documents.models import Document
from archive.editing import kept
from tests.admin.forms import shown, signed_in
from tests.hands import PASSWORD, letter, staff, written_names

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/document/add/"
KEPT = "/admin/archive/document/kept/"


def test_a_form_sent_after_the_session_had_ended_is_as_it_was_after_signing_in_again() -> None:
    cable = letter("Cable", ("Filippov", "author"), published=False)
    address = f"/admin/archive/document/{cable.pk}/change/"
    curator = signed_in("curator", "Curators")
    typed = fields(curator, address) | {"summary": "An hour's work.", "credits-0-note": "his hand"}
    curator.cookies.pop("session")
    asked = curator.post(address, {**typed, "_save": "1"})
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/admin/login/")
    back = curator.post(asked.headers["Location"], {"username": "curator", "password": PASSWORD}).headers["Location"]
    page = curator.get(back)
    form, credits = page.context["adminform"].form, page.context["rows"]["credits"]
    assert form["summary"].value() == "An hour's work."
    assert credits.forms[0]["note"].value() == "his hand"
    assert "This is what you typed before." in page.text
    assert Document.objects.get().summary == ""
    assert curator.post(address, {**shown_of(page), "_save": "1"}).status_code == 302
    assert Document.objects.get().summary == "An hour's work."
    assert kept.kept(f"document/{cable.pk}", by=staff("curator", "Curators")) is None


def test_what_was_kept_is_offered_again_and_never_put_in_silently() -> None:
    curator = signed_in("curator", "Curators")
    typed = fields(curator, ADD) | {
        "title": "Cable, Mao to Filippov",
        "credits-0-name": "Mao",
        "credits-0-role": "author",
    }
    place = f"document/new/{typed['form_key']}"
    assert kept_now(curator, place, typed).status_code == 200
    page = curator.get(ADD)
    assert "Cable, Mao to Filippov" in page.text
    assert page.context["adminform"].form["title"].value() is None
    taken_up = curator.get(ADD, {"kept": typed["form_key"]})
    assert taken_up.context["adminform"].form["title"].value() == "Cable, Mao to Filippov"
    assert not Document.objects.exists()
    assert curator.post(ADD, {**shown_of(taken_up), "_save": "1"}).status_code == 302
    assert written_names(Document.objects.get()) == ["Mao"]
    assert not curator.get(ADD).context["kept"]


def test_kept_typing_is_shown_to_its_editor_alone() -> None:
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    typed = fields(curator, ADD) | {"title": "Not yet for others"}
    kept_now(curator, f"document/new/{typed['form_key']}", typed)
    assert "Not yet for others" not in other.get(ADD).text
    assert "Not yet for others" not in other.get(ADD, {"kept": typed["form_key"]}).text


def test_what_was_kept_can_be_thrown_away_without_script() -> None:
    curator = signed_in("curator", "Curators")
    place = f"document/new/{fields(curator, ADD)['form_key']}"
    kept_now(curator, place, {"title": "A false start"})
    assert curator.post(KEPT, {"forgotten": place}).status_code == 302
    assert "A false start" not in curator.get(ADD).text


def test_typing_that_is_kept_writes_nothing_into_the_archive(django_assert_num_queries: Any) -> None:
    curator = signed_in("curator", "Curators")
    with django_assert_num_queries(4):  # the session, the account and its rights
        kept_now(curator, "document/new/abc", {"title": "Typing"})


def test_a_seal_that_somebody_made_up_keeps_nothing() -> None:
    staff("curator", "Curators")
    answer = Client().post(ADD, {"title": "A stranger's", "editor": "1:abc:def", "form_key": "mine"})
    assert answer.status_code == 302
    assert kept.kept("document/new/mine", by=staff("curator", "Curators")) is None


def fields(client: Client, address: str) -> dict[str, Any]:
    """What the page would send, its seal and its own key among it."""
    page = client.get(address)
    return shown(client, address) | {"editor": page.context["editor"], "form_key": page.context["form_key"]}


def shown_of(page: Any) -> dict[str, Any]:
    """What this very page would send back untouched."""
    forms = [page.context["adminform"].form]
    for formset in page.context["rows"].values():
        forms += [formset.management_form, *formset.forms]
    said = {bound.html_name: bound.value() for form in forms for bound in form}
    more = {"editor": page.context["editor"], "form_key": page.context["form_key"]}
    return {name: value for name, value in said.items() if value not in {None, False}} | more


def kept_now(client: Client, place: str, typed: dict[str, Any]) -> Any:
    """What the script sends every few seconds."""
    pairs = json.dumps([(name, str(value)) for name, value in typed.items()])
    return client.post(KEPT, {"place": place, "called": typed["title"], "fields": pairs})
