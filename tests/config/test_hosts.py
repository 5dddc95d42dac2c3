"""Whose pages these are, and what no address and no form of ours holds."""

import io
import logging
from typing import Any
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from archive.admin.finding.filters import DocumentFilters
from archive.documents.models import Document
from config.wsgi import application
from tests.hands import letter, staff


@pytest.mark.parametrize("address", ["/", "/healthz", "/no-such-page/", "/admin/login/", "/static/none.css", "/ru/"])
def test_another_host_is_turned_away_with_one_quiet_line(address: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = Client(headers={"host": "elsewhere.example"}).get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (400, "no-store")
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("INFO", None)]


@pytest.mark.parametrize("host", ["localhost:99999999", "localhost:65536", "localhost:port"])
def test_a_port_that_none_can_be_is_turned_away_too(host: str) -> None:
    assert Client(headers={"host": host}).get("/healthz").status_code == 400


def _served(path: str, **more: str) -> tuple[str, str]:
    """The status and the page as a server of WSGI is answered."""
    environ: dict[str, Any] = {"PATH_INFO": path, "HTTP_HOST": "testserver", **more}
    setup_testing_defaults(environ)
    told: list[str] = []
    pages = application(environ, lambda status, _headers: told.append(status))
    return told[0], b"".join(pages).decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_prefix_that_a_header_names_moves_no_page() -> None:
    cable = letter("Cable on a loan")
    address = f"/documents/{cable.public_id}/"
    # As gunicorn passes on the header SCRIPT_NAME: it cuts the prefix off the path.
    status, page = _served("/", SCRIPT_NAME=address.rstrip("/"))
    assert (status, "Cable on a loan" in page) == ("200 OK", True)
    assert page == _served(address)[1]


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["csrftoken=short", "csrftoken=!!!", "messages=nonsense", "csrftoken=" + "a" * 64])
def test_a_cookie_that_cannot_be_read_puts_none_on_a_page_for_everybody(cookie: str) -> None:
    answer = Client().get("/documents/", headers={"cookie": cookie})
    assert not answer.cookies
    assert "public" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_the_form_for_no_record_sets_no_cookie() -> None:
    answer = Client().get("/documents/22222222/suggest/", headers={"cookie": "csrftoken=short"})
    assert (answer.status_code, list(answer.cookies)) == (404, [])


@pytest.mark.django_db
def test_a_form_still_brings_its_token() -> None:
    cable = letter("Cable")
    for address in ("/admin/login/", f"/documents/{cable.public_id}/suggest/"):
        assert "csrftoken" in Client().get(address, headers={"cookie": "csrftoken=short"}).cookies


HUGE = "9" * 30


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/admin/archive/document/?q=%00", "/admin/archive/document/?type__id__exact=%00", "/admin/archive/run/?kind=%00",
        f"/admin/archive/document/?type__id__exact={HUGE}", f"/admin/archive/document/?id__in={HUGE}",
        f"/admin/archive/run/?by__id__exact={HUGE}", "/admin/archive/document/?state=%00",
        f"/admin/archive/document/{HUGE}/change/", f"/admin/archive/run/{HUGE}/", f"/admin/archive/run/{HUGE}/undo/",
        f"/admin/archive/document/file/{HUGE}/", f"/admin/archive/alias/identify/?alias={HUGE}",
        f"/admin/archive/person/merge/?survivor={HUGE}&absorbed={HUGE}", f"/admin/archive/person/{HUGE}/split/",
        f"/admin/archive/person/?p={HUGE}", "/admin/archive/person/?o=%00", f"/admin/archive/run/?at__year={HUGE}",
        f"/admin/autocomplete/?app_label=archive&model_name=alias&field_name=person&page={HUGE}",
        f"/sitemap-document-{HUGE}.xml", f"/documents/4c7k2x9q/scans/{HUGE}/", f"/documents/4c7k2x9q/files/{HUGE}/",
    ],
)  # fmt: skip
def test_no_number_and_no_sign_in_an_address_is_a_fault_of_ours(address: str) -> None:
    administrator = Client()
    administrator.force_login(staff("admin", "Administrators", "Name editors"))
    assert administrator.get(address).status_code < 500


LISTS = ["alias", "collection", "documenttype", "notborne", "notsame", "person", "place", "repository", "ruling", "run",
         "suggestion", "topic"]  # fmt: skip


TYPED = ["\0", HUGE, f"-{HUGE}", "abc", "٣", "1e400", "a\ud800", "%", "a" * 5000]


@pytest.mark.django_db
@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("typed", TYPED)
def test_whatever_stands_in_a_filter_of_the_desk_is_no_fault_of_ours(typed: str, every: int) -> None:
    """A parameter of a list meets a sixth of what is typed, that of the next list another; all meet all in the plays."""
    administrator = Client()
    administrator.force_login(staff("admin", "Administrators", "Name editors"))
    letter("Cable")
    value = quote(typed, errors="surrogatepass")
    asked = [
        f"document/?{name}={value}" for name in [*DocumentFilters.base_filters, "p", "o", "all", "shown", "per_page"]
    ]
    asked += [
        f"{room}/?{name}={value}" for room in LISTS for name in ("q", "p", "o", "at__year", "kind", "state", "id")
    ]
    some = asked[TYPED.index(typed) % every :: every]
    answers = {path: administrator.get(f"/admin/archive/{path}").status_code for path in some}
    assert not {path: code for path, code in answers.items() if code >= 500}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {"topics": "\0"}, {"topics": HUGE}, {"topics": "abc"}, {"title": "a\0b"}, {"collections": HUGE},
        {"credits-TOTAL_FORMS": "99999999"}, {"credits-TOTAL_FORMS": "abc"}, {"credits-INITIAL_FORMS": "-1"},
        {"_read_title": "1", "credits-TOTAL_FORMS": "99999999"}, {"credits-0-person": HUGE}, {"version": HUGE},
        {"date_latest": "\0"}, {"holdings-TOTAL_FORMS": "4000"},
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_ours_is_refused_and_writes_nothing(fields: dict[str, str]) -> None:
    curator = Client(raise_request_exception=True)
    curator.force_login(staff("curator", "Curators"))
    rows = {f"{name}-{count}_FORMS": "0" for name in ("credits", "texts") for count in ("TOTAL", "INITIAL")}
    answer = curator.post("/admin/archive/document/add/", {"title": "Cable", **rows, **fields})
    assert answer.status_code in {200, 400}
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_a_file_with_a_nul_in_its_name_is_no_fault_either() -> None:
    curator = Client()
    curator.force_login(staff("curator", "Curators"))
    scan = io.BytesIO(b"%PDF-1.7")
    scan.name = "scan\0.pdf"
    assert curator.post("/admin/archive/document/add/", {"title": "Cable", "files-0-upload": scan}).status_code < 500
