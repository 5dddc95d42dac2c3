"""What stands between every page and the world: policy, language, proxies, static files, the log."""

import json
import logging
import sys
from ipaddress import ip_network

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from config.logs import OneObjectALine
from config.policy import SecurityHeaders
from config.proxies import TrustedProxies

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def asked_by(**meta: str) -> str:
    """Return the address the archive believes a request comes from, and the protocol it was told."""
    request = RequestFactory().get("/", **meta)  # type: ignore[arg-type]
    TrustedProxies(lambda _: HttpResponse())(request)
    return " ".join([request.META["REMOTE_ADDR"], request.headers.get("x-forwarded-proto", "")]).strip()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/no-such-page/", "/static/admin/css/base.css"])
def test_every_answer_carries_the_policy(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_view_may_be_stricter_than_the_policy() -> None:
    def scan(_: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    assert SecurityHeaders(scan)(RequestFactory().get("/")).headers["Content-Security-Policy"] == "sandbox"


def test_a_style_sheet_is_served_in_a_folder_where_nothing_was_collected(client: Client) -> None:
    assert client.get("/static/admin/css/base.css").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "language"), [("/admin/login/", "en"), ("/ru/admin/login/", "ru")])
def test_a_page_speaks_the_language_of_its_address_and_not_the_browsers(
    client: Client, address: str, language: str
) -> None:
    response = client.get(address, headers={"accept-language": "ru,en;q=0.5" if language == "en" else "en"})
    assert response.headers["Content-Language"] == language
    assert f'lang="{language}"' in response.content.decode()
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_a_stranger_cannot_write_down_another_address() -> None:
    told = asked_by(REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="198.51.100.1", HTTP_X_FORWARDED_PROTO="https")
    assert told == "203.0.113.9"


@override_settings(TRUSTED_PROXIES=[ip_network("127.0.0.0/8"), ip_network("10.0.0.0/8")])
def test_a_proxy_of_ours_tells_the_nearest_address_that_is_not_ours() -> None:
    told = asked_by(
        REMOTE_ADDR="127.0.0.1",
        HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9, 10.1.2.3",
        HTTP_X_FORWARDED_PROTO="https",
    )
    assert told == "203.0.113.9 https"


def test_a_log_entry_is_one_line_whatever_was_typed() -> None:
    try:
        raise ValueError("cut off\nhere")
    except ValueError:
        entry = logging.LogRecord("archive", logging.ERROR, "", 1, "asked %s", ("x\n\x1b[31mforged",), sys.exc_info())
    line = OneObjectALine().format(entry)
    assert line.isprintable()
    assert json.loads(line)["message"] == "asked x\n\x1b[31mforged"
    assert "ValueError: cut off" in json.loads(line)["traceback"]


@pytest.mark.django_db
def test_sqlite_writes_ahead_and_waits_for_the_disk() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own switches")
    with connection.cursor() as cursor:
        told = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert told == ["wal", 2, 1]


def test_a_session_ends_after_a_working_day_and_no_script_reads_it() -> None:
    assert settings.SESSION_COOKIE_AGE == 8 * 60 * 60
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
