"""Readers only read; whatever else is tried is refused in the web's own words."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/documents/", "/people/", "/suggest/", "/robots.txt", "/healthz"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_a_public_page_is_only_read(address: str, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, address)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_the_desk_asks_for_its_token() -> None:
    assert Client(enforce_csrf_checks=True).post("/admin/login/").status_code == 403
