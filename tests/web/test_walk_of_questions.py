"""Every public address is at most eight questions to the database, whatever is asked of it: the walk names the others."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.documents.models import Document
from tests.hands import letter, person
from tests.web.planted import public_archive
from tests.web.test_every_output import body, walked

# Not within one transaction: there a process reads the head of the log at every question.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MOST = 8


def questions(address: str) -> int:
    """How many queries an address takes once the process knows what it learns once for a version."""
    body(address)
    with CaptureQueriesContext(connection) as asked:
        body(address)
    return len(asked)


@pytest.fixture
def archive(tmp_path: Path, settings: Any) -> None:
    settings.LIMITS = False  # no whole page is kept
    public_archive(tmp_path)


@pytest.mark.parametrize("everything", [False, pytest.param(True, marks=pytest.mark.long)])
def test_no_address_is_more_than_eight_questions(archive: None, everything: bool) -> None:
    found = {address: questions(address) for address in walked(everything=everything)}
    assert not {address: number for address, number in found.items() if number > MOST}
    assert len(found) > 60


def test_no_word_is_more_than_eight_questions_however_much_explains_it(archive: None) -> None:
    for words in ("loan", "Filippov", "Moscow", "f. 45", "Sino-Soviet relations", "tea Kovalev", "xyzzy"):
        assert questions(f"/documents/?q={quote(words)}") <= MOST, words


def test_a_name_of_several_and_of_nobody_is_eight_questions(archive: None) -> None:
    ivan = person("Ivan Filippov")
    for number in range(12):
        letter(f"Cable {number}", ("Filippov", "author", ivan if number % 2 else None), date=f"19{number + 40}")
    assert questions("/names/Filippov/") <= MOST


def test_a_basket_of_what_is_gone_is_eight_questions(archive: None) -> None:
    ids = sorted(Document.objects.values_list("public_id", flat=True))
    assert questions(f"/basket/?ids={','.join(ids)}") <= MOST
