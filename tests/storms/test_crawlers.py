"""Forty crawlers a second walk the filters, each but once; nobody who works or reads is kept from it."""

import sys
from pathlib import Path

import pytest

from tests.storms.storm import served, storm

pytestmark = pytest.mark.long
DOCUMENTS, SECONDS = 20_000, 30


def test_a_storm_of_crawlers_breaks_nothing_and_keeps_nobody_from_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(tmp_path, DOCUMENTS) as port:
        seen = storm(port, SECONDS)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(f"{name:9} {each}" for name, each in seen.items()) + "\n")
    assert not {name: each.statuses for name, each in seen.items() if each.broken}
    assert set(seen["saves"].statuses) == {302}
    assert set(seen["records"].statuses) == {200}
    assert not seen["searches"].statuses[503]
