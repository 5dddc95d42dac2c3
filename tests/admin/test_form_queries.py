"""What a form with many rows asks of the database: as much as one with few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.documents.models import Document
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter

pytestmark = pytest.mark.django_db


def asked(number: int) -> tuple[int, int]:
    """How many queries it takes to open and to save a record with so many names."""
    names = [(f"Name {each}", "author") for each in range(number)]
    cable = letter(f"Cable {number}", *names, date="1949", summary="S.", published=False)
    address = f"/admin/archive/document/{cable.pk}/change/"
    curator = signed_in(f"curator{number}", "Curators")
    save(curator, address, {"number": "1"})
    sent = shown(curator, address)
    with CaptureQueriesContext(connection) as opened:
        assert curator.get(address).status_code == 200
    with CaptureQueriesContext(connection) as saved:
        assert curator.post(address, {**sent, "summary": "After.", "_save": "1"}).status_code == 302
    assert Document.objects.get(pk=cable.pk).summary == "After."
    return len(opened), len(saved)


def test_a_record_with_fifty_names_is_opened_and_saved_with_as_few_queries_as_one_with_two() -> None:
    opened, saved = asked(50)
    assert (opened, saved) == asked(2)
    assert opened <= 20
    assert saved <= 40
