"""Who works here: accounts, invitations, sign-in that slows who guesses, and what everybody may take back."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client, override_settings

from archive.admin.failures import OF_BOTH
from archive.documents.models import Document
from archive.editing import publishing
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import PASSWORD, letter, staff

pytestmark = pytest.mark.django_db

DESK = "/admin/archive"
USERS = "/admin/auth/user"


def _invited(administrator: Client, name: str, *groups: str) -> str:
    """The link that an Administrator is shown who invited this curator."""
    keys = list(Group.objects.filter(name__in=groups).values_list("pk", flat=True))
    answer = administrator.post(f"{USERS}/add/", {"username": name, "email": f"{name}@example.org", "groups": keys})
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    page = administrator.get(answer.headers["Location"]).content.decode()
    links: list[str] = re.findall(r"http://testserver(/admin/password/[^\s<]+)", page)
    return links[0]


def test_an_administrator_who_is_no_superuser_invites_a_curator_who_then_signs_in() -> None:
    link = _invited(signed_in("admin", "Administrators"), "nadia", "Curators")
    nadia = Client()
    form = nadia.get(link, follow=True)
    chosen = {"new_password1": "a sentence of hers", "new_password2": "a sentence of hers"}
    assert nadia.post(form.request["PATH_INFO"], chosen).status_code == 302
    assert Client().get(link, follow=True).context["validlink"] is False
    assert nadia.login(username="nadia", password="a sentence of hers")
    assert nadia.get(f"{DESK}/document/add/").status_code == 200
    assert nadia.get(f"{USERS}/").status_code == 403


def test_the_link_of_somebody_who_has_left_leads_nowhere() -> None:
    link = _invited(signed_in("admin", "Administrators"), "nadia", "Curators")
    User.objects.filter(username="nadia").update(is_active=False)
    assert Client().get(link, follow=True).context["validlink"] is False


def test_the_groups_stand_in_the_order_in_which_they_build_on_one_another() -> None:
    page = signed_in("admin", "Administrators").get(f"{USERS}/add/").content.decode()
    assert re.findall(r"<b>([^<]+)</b>", page) == ["Curators", "Reviewers", "Name editors", "Administrators"]


def test_nobody_gives_rights_that_are_more_than_their_own_or_changes_their_own_groups() -> None:
    administrator = signed_in("admin", "Administrators")
    own = User.objects.get(username="admin")
    curators = Group.objects.get(name="Curators")
    save(administrator, f"{USERS}/{own.pk}/change/", {"groups": [curators.pk], "email": "admin@example.org"})
    own.refresh_from_db()
    assert ([group.name for group in own.groups.all()], own.email) == (["Administrators"], "admin@example.org")
    other = staff("nadia", "Curators")
    typed = {"is_superuser": "1", "is_staff": "", "user_permissions": ["1"]}
    assert save(administrator, f"{USERS}/{other.pk}/change/", typed).status_code == 302
    other.refresh_from_db()
    assert (other.is_superuser, other.is_staff, other.user_permissions.count()) == (False, True, 0)
    User.objects.create_superuser("root", password=PASSWORD)
    root = User.objects.get(username="root")
    assert administrator.post(f"{USERS}/{root.pk}/change/", {"username": "nobody"}).status_code == 403
    assert administrator.post(f"{USERS}/{root.pk}/invite/").status_code == 403
    for address in ("/admin/auth/group/add/", f"{USERS}/{other.pk}/delete/"):
        assert administrator.post(address, {"name": "All", "post": "yes"}).status_code == 403


@pytest.mark.parametrize("group", ["Curators", "Reviewers", "Name editors", ""])
def test_others_have_no_accounts_to_see(group: str) -> None:
    client = signed_in("somebody", group)
    for address in (f"{USERS}/", f"{USERS}/add/", "/admin/auth/group/"):
        assert client.get(address).status_code == 403
    assert "/admin/auth/" not in client.get("/admin/").content.decode()


def _tried(name: str, password: str, address: str = "203.0.113.9") -> Any:
    return Client(REMOTE_ADDR=address).post("/admin/login/", {"username": name, "password": password})


def test_who_guesses_waits_and_a_colleague_behind_the_same_proxy_works_on() -> None:
    staff("curator", "Curators")
    staff("curator2", "Curators")
    for name in ("curator", "nobody-here"):
        said = [_tried(name, f"guess {number}").context["form"].errors for number in range(OF_BOTH + 1)]
        assert "Too many" not in str(said[:OF_BOTH])
        assert "Too many" in str(said[OF_BOTH])
    assert _tried("curator", PASSWORD).status_code == 200
    assert _tried("CURATOR", PASSWORD).status_code == 200
    assert _tried("curator2", PASSWORD).status_code == 302
    assert _tried("curator", PASSWORD, "198.51.100.7").status_code == 302


@override_settings(BASE_URL="https://archive.example.org", HTTPS=True)
def test_a_forgotten_password_is_asked_for_by_mail_and_the_link_leads_to_our_own_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    User.objects.filter(pk=staff("curator", "Curators").pk).update(email="curator@example.org")
    reader = Client(headers={"host": "testserver"})
    for address in ("curator@example.org", "nobody@example.org"):
        assert reader.post("/admin/forgotten/", {"email": address}).headers["Location"] == "/admin/forgotten/sent/"
    assert [letter_.to for letter_ in mail.outbox] == [["curator@example.org"]]
    assert "https://archive.example.org/admin/password/" in mail.outbox[0].body


@pytest.mark.parametrize("password", ["curator2curator2", "Curator2-curator2!", "curator2curator2curator2x"])
def test_a_name_written_twice_is_no_password(password: str) -> None:
    curator = signed_in("curator2", "Curators")
    typed = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert curator.post("/admin/password_change/", typed).status_code == 200
    assert User.objects.get(username="curator2").check_password(PASSWORD)


def test_who_made_a_draft_may_throw_it_away_until_readers_have_seen_it() -> None:
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    save(curator, f"{DESK}/document/add/", {"title": "A draft"})
    draft = Document.objects.get()
    change, delete = f"{DESK}/document/{draft.pk}/change/", f"{DESK}/document/{draft.pk}/delete/"
    assert delete not in other.get(change).content.decode()
    assert other.post(delete, {"post": "yes"}).status_code == 403
    assert delete in curator.get(change).content.decode()
    assert curator.post(delete, {"post": "yes"}).status_code == 302
    assert not Document.objects.exists()
    save(curator, f"{DESK}/document/add/", {"title": "A record"})
    record = Document.objects.get()
    publishing.publish([record.pk], by=staff("reviewer", "Reviewers"))
    assert curator.post(f"{DESK}/document/{record.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_curator_takes_back_what_they_did_and_nothing_else_is_offered() -> None:
    curator, other = signed_in("curator", "Curators"), signed_in("curator2", "Curators")
    save(curator, f"{DESK}/document/add/", {"title": "A draft"})
    draft = Document.objects.get()
    save(curator, f"{DESK}/document/{draft.pk}/change/", {"title": "Another title"})
    run = Run.objects.latest("pk")
    undo = f"{DESK}/run/{run.pk}/undo/"
    assert undo not in other.get(f"{DESK}/run/").content.decode()
    assert other.post(undo, {"reason": "no"}).status_code == 403
    assert undo in curator.get(f"{DESK}/run/").content.decode()
    assert curator.post(undo, {"reason": "The first was right."}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "A draft"
    cable = letter("Cable", published=False)
    save(curator, f"{DESK}/document/{cable.pk}/change/", {"title": "Cable on a loan"})
    own = Run.objects.latest("pk")
    publishing.publish([cable.pk], by=staff("reviewer", "Reviewers"))
    assert curator.post(f"{DESK}/run/{own.pk}/undo/", {"reason": "no"}).status_code == 403


def test_an_address_that_names_no_account_or_no_condition_is_answered() -> None:
    administrator = signed_in("admin", "Administrators")
    for name in ("beijing", "²", "9" * 30):
        assert administrator.get(f"{USERS}/{name}/password/").status_code == 404
        assert administrator.get(f"{USERS}/{name}/change/").status_code in {302, 400}
    page = administrator.get(f"{DESK}/notborne/?e=1&nonsense=1")
    assert (page.status_code, "open it without them" in page.content.decode()) == (200, True)
