"""Records with so many parts that a few hundred of them name a thousand others."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from archive.documents.models import Text
from archive.interchange.planning import Mode
from tests.interchange.archives import brought, exported
from tests.web.formats import text

pytestmark = pytest.mark.django_db

RECORDS = 350
KINDS = {"original": "ru", "translation": "en", "transcript": "ru"}


def texts(nth: int) -> dict[str, Any]:
    return {"texts": [{"kind": kind, "language": KINDS[kind], "text": f"{kind} {nth}"} for kind in KINDS]}


def topics(nth: int) -> dict[str, Any]:
    return {"topics": [f"Topic {nth} {part}" for part in "abc"]}


def places(nth: int) -> dict[str, Any]:
    return {"places": [{"name": f"Village {nth} {part}", "role": "about"} for part in "abc"]}


def holdings(nth: int) -> dict[str, Any]:
    return {"holdings": [{"repository": f"Museum {nth} {part}", "reference": "1"} for part in "abc"]}


def ties(nth: int) -> dict[str, Any]:
    return {"related": [{"external_id": f"l{(nth + step) % RECORDS}", "kind": f"part {step}"} for step in (1, 2, 3)]}


@pytest.mark.parametrize("parts", [texts, topics, places, holdings, ties])
def test_hundreds_of_records_with_a_thousand_parts_come_in_change_and_go_out(
    parts: Callable[[int], dict[str, Any]],
) -> None:
    records = [{"external_id": f"l{nth}", "title": f"Letter {nth}"} | parts(nth) for nth in range(RECORDS)]
    brought(*records)
    changed = [record | {"number": "7"} for record in records]
    again = brought(*changed, mode=Mode.OVERWRITE)
    assert "350 changed" in again.sentence()
    written = exported()
    key = next(iter(parts(0)))
    assert sum(len(record[key]) for record in written) == 3 * RECORDS
    assert {record["number"] for record in written} == {"7"}


def test_readers_get_the_whole_list_of_them() -> None:
    brought(*({"external_id": f"t{nth}", "title": f"Letter {nth}"} | texts(nth) for nth in range(RECORDS)))
    assert Text.objects.count() == 3 * RECORDS
    items = json.loads(text("/documents.json"))["items"]
    assert sum(len(item["texts"]) for item in items) == 3 * RECORDS
    assert text("/documents.csv").count("|transcript :: ") == RECORDS
