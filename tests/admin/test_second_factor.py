"""A second factor after the password, recovery codes, and the sessions of whoever works here."""

import re
import shutil
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings

from archive.admin.failures import OF_BOTH
from tests.admin.forms import signed_in
from tests.hands import PASSWORD, staff

pytestmark = pytest.mark.django_db

SECOND = "/admin/second-factor"


@pytest.fixture(autouse=True)
def _nobody_has_guessed() -> None:
    shutil.rmtree(settings.DATA_DIR / "sign-ins", ignore_errors=True)


def code(secret: str, later: int = 0) -> str:
    """What an authenticator with this secret shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def set_up(client: Client) -> tuple[str, list[str]]:
    """The secret and the recovery codes of whoever has set up a second factor."""
    page = client.get(f"{SECOND}/set-up/")
    if page.status_code == 302:
        client.post(page.headers["Location"], {"password": PASSWORD})
        page = client.get(f"{SECOND}/set-up/")
    secret = str(page.context["form"].secret)
    answer = client.post(f"{SECOND}/set-up/", {"code": code(secret)})
    codes = client.get(answer.headers["Location"]).content.decode()
    return secret, re.findall(r"<code>(\d{8})</code>", codes)


def enter(name: str, address: str = "203.0.113.9") -> Client:
    """A browser in which the password was typed."""
    client = Client(REMOTE_ADDR=address)
    answer = client.post("/admin/login/?next=/admin/archive/person/", {"username": name, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_password_alone_opens_no_desk_where_a_second_factor_is_set_up() -> None:
    secret, _codes = set_up(signed_in("nadia", "Curators"))
    nadia = enter("nadia")
    assert not is_in(nadia)
    page = nadia.get(f"{SECOND}/code/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert nadia.post(f"{SECOND}/code/", {"code": "000000"}).status_code == 200
    assert not is_in(nadia)
    answer = nadia.post(f"{SECOND}/code/", {"code": code(secret)})
    assert answer.headers["Location"] == "/admin/archive/person/"
    assert is_in(nadia)


def test_a_code_opens_once_whichever_process_is_asked() -> None:
    secret, _codes = set_up(signed_in("nadia", "Curators"))
    now = code(secret)
    first, second = enter("nadia"), enter("nadia")
    assert first.post(f"{SECOND}/code/", {"code": now}).status_code == 302
    # Another process has a memory of its own.
    cache.clear()
    assert "used already" in second.post(f"{SECOND}/code/", {"code": now}).content.decode()
    assert not is_in(second)


def test_a_recovery_code_opens_once_and_is_shown_once() -> None:
    client = signed_in("nadia", "Curators")
    _secret, codes = set_up(client)
    assert len(set(codes)) == 10
    assert codes[0] not in client.get(f"{SECOND}/recovery-codes/").content.decode()
    first = enter("nadia")
    assert first.post(f"{SECOND}/code/", {"code": codes[0]}).status_code == 302
    assert is_in(first)
    second = enter("nadia")
    assert second.post(f"{SECOND}/code/", {"code": codes[0]}).status_code == 200
    assert not is_in(second)


def test_who_guesses_codes_waits_from_whatever_address_and_a_colleague_works_on() -> None:
    secret, codes = set_up(signed_in("nadia", "Curators"))
    for number in range(OF_BOTH):
        said = enter("nadia", f"203.0.113.{number}").post(f"{SECOND}/code/", {"code": f"00000{number}"})
        assert "Too many" not in said.content.decode()
    last = enter("nadia", "198.51.100.7")
    for right in (code(secret), codes[0]):
        assert "Too many" in last.post(f"{SECOND}/code/", {"code": right}).content.decode()
    assert not is_in(last)
    staff("boris", "Curators")
    assert is_in(enter("boris"))


def test_guesses_of_a_second_factor_are_not_forgotten_by_typing_the_password_again() -> None:
    secret, _codes = set_up(signed_in("nadia", "Curators"))
    nadia = enter("nadia")
    for number in range(OF_BOTH):
        nadia.post(f"{SECOND}/code/", {"code": f"00000{number}"})
        nadia = enter("nadia")
    assert "Too many" in nadia.post(f"{SECOND}/code/", {"code": code(secret)}).content.decode()


@override_settings(SECOND_FACTOR=frozenset({"Administrators"}))
def test_a_group_that_must_have_one_sets_it_up_before_anything_else() -> None:
    administrator, curator = signed_in("admin", "Administrators"), signed_in("nadia", "Curators")
    for address in ("/admin/", "/admin/auth/user/", "/", "/documents/", "/admin/password_change/"):
        assert administrator.get(address).headers.get("Location") == f"{SECOND}/set-up/"
    assert administrator.post("/admin/auth/user/add/", {"username": "other"}).headers["Location"] == f"{SECOND}/set-up/"
    assert not User.objects.filter(username="other").exists()
    set_up(administrator)
    assert is_in(administrator)
    assert is_in(curator)
    assert Client().get("/documents/").status_code == 200


@override_settings(SECOND_FACTOR=frozenset({"*"}))
def test_everybody_can_leave_before_they_have_set_it_up() -> None:
    curator = signed_in("nadia", "Curators")
    assert curator.post("/admin/logout/").status_code == 200
    assert curator.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_a_second_factor_is_changed_only_after_password_or_code_were_typed_lately() -> None:
    client = signed_in("nadia", "Curators")
    assert client.get(f"{SECOND}/set-up/").headers["Location"].startswith(f"{SECOND}/password-again/")
    secret, _codes = set_up(client)
    again = Client()
    again.force_login(User.objects.get(username="nadia"))
    for address in ("remove/", "recovery-codes/new/"):
        answer = again.post(f"{SECOND}/{address}")
        assert answer.status_code == 302
        assert "-again/" in answer.headers["Location"]
    assert Authenticator.objects.count() == 2
    assert again.post(f"{SECOND}/code-again/?next={SECOND}/", {"code": code(secret)}).status_code == 302
    assert again.post(f"{SECOND}/remove/").status_code == 302
    assert not Authenticator.objects.exists()


def test_the_secret_lies_sealed_in_the_database_and_opens_under_no_other_key() -> None:
    secret, _codes = set_up(signed_in("nadia", "Curators"))
    kept = str(Authenticator.objects.get(type=Authenticator.Type.TOTP).data)
    assert secret not in kept
    with override_settings(SECRET_KEY="another key of fifty characters, and some more of them"):
        nadia = enter("nadia")
        assert nadia.post(f"{SECOND}/code/", {"code": code(secret)}).status_code == 200
        assert not is_in(nadia)


def test_an_administrator_takes_away_what_was_lost_and_a_curator_does_not() -> None:
    nadia = signed_in("nadia", "Curators")
    set_up(nadia)
    pk = User.objects.get(username="nadia").pk
    administrator = signed_in("admin", "Administrators")
    remove = f"/admin/auth/user/{pk}/second-factor/"
    assert remove in administrator.get(f"/admin/auth/user/{pk}/change/").content.decode()
    assert signed_in("boris", "Curators").post(remove).status_code == 403
    assert administrator.get(remove).status_code == 405
    assert Authenticator.objects.filter(user_id=pk).count() == 2
    assert administrator.post(remove).status_code == 302
    assert not Authenticator.objects.filter(user_id=pk).exists()
    assert is_in(enter("nadia"))


def test_nobody_but_a_superuser_takes_away_what_a_superuser_has() -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    assert signed_in("admin", "Administrators").post(f"/admin/auth/user/{root.pk}/second-factor/").status_code == 403


def test_the_command_line_helps_the_last_administrator() -> None:
    set_up(signed_in("admin", "Administrators"))
    call_command("second_factor", remove="admin")
    assert is_in(enter("admin"))


def test_sessions_are_listed_and_ended_by_their_owner_alone() -> None:
    staff("nadia", "Curators")
    here, there, elsewhere = (enter("nadia", f"203.0.113.{number}") for number in (1, 2, 3))
    staff("boris", "Curators")
    other = enter("boris", "198.51.100.7")
    page = here.get("/admin/sessions/")
    assert [address in page.content.decode() for address in ("203.0.113.2", "203.0.113.3", "198.51.100.7")] == [
        True, True, False,
    ]  # fmt: skip
    of_there = next(session.pk for session in page.context["sessions"] if session.ip == "203.0.113.2")
    assert other.post("/admin/sessions/", {"session": of_there}).status_code == 302
    assert is_in(there)
    assert here.post("/admin/sessions/", {"session": of_there}).status_code == 302
    assert [is_in(client) for client in (here, there, elsewhere, other)] == [True, False, True, True]
    here.post("/admin/sessions/")
    assert [is_in(client) for client in (here, elsewhere, other)] == [True, False, True]


def test_a_new_password_ends_the_other_sessions() -> None:
    staff("nadia", "Curators")
    here, there = enter("nadia"), enter("nadia")
    new = "a sentence of hers"
    typed = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", typed).status_code == 302
    assert [is_in(here), is_in(there)] == [True, False]
    assert "this session" in here.get("/admin/sessions/").content.decode()


@pytest.mark.parametrize(
    "address", ["/admin/signup/", "/accounts/signup/", "/admin/second-factor/signup/", "/admin/email/"]
)
def test_nobody_signs_up(address: str) -> None:
    for answer in (Client().get(address), Client().post(address, {"username": "me", "password1": PASSWORD})):
        assert answer.status_code in {302, 404, 405}
    assert not User.objects.filter(username="me").exists()


@pytest.mark.parametrize("language", ["", "/ru"])
def test_its_pages_are_the_archives_own_under_the_strict_policy(language: str) -> None:
    client = signed_in("nadia", "Curators")
    set_up(client)
    for page in ("second-factor/", "second-factor/remove/", "second-factor/recovery-codes/new/", "sessions/"):
        answer = client.get(f"{language}/admin/{page}")
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "archive/desk." in text
        assert "style=" not in text
        assert "<script>" not in text
        assert "no-store" in answer.headers["Cache-Control"]
