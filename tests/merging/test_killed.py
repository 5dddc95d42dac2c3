"""The server is killed amid two hundred merges, and staff merge the same people in opposite directions: every merge is
whole or absent, index and pages agree, and the archive is clean."""

import threading
from pathlib import Path

import pytest

from tests.merging.desk_server import Archive, Browser, archive_of_pairs

pytestmark = pytest.mark.long
DATABASES = ["sqlite", "postgresql"]
PAIRS, KILLED_AFTER, OPPOSITE = 200, 60, 12


@pytest.mark.parametrize("kind", DATABASES)
def test_every_merge_is_whole_or_absent_after_a_kill(kind: str, tmp_path: Path) -> None:
    with archive_of_pairs(kind, tmp_path, PAIRS) as archive:
        archive.serve()
        told: list[int] = []
        desk = threading.Thread(target=merge_all, args=[archive, told])
        desk.start()
        while len(told) < KILLED_AFTER and desk.is_alive():
            threading.Event().wait(0.005)
        archive.kill()
        desk.join(timeout=120)
        archive.serve()
        merged = [number for number in range(PAIRS) if is_merged(archive, number)]
        assert len(told) <= len(merged) <= len(told) + 1
        assert set(told) <= set(merged)
        checked = archive.manage("check_archive")
        assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("kind", DATABASES)
def test_of_opposite_merges_at_the_desk_one_wins_and_the_other_is_told(kind: str, tmp_path: Path) -> None:
    with archive_of_pairs(kind, tmp_path, OPPOSITE) as archive:
        archive.serve()
        hands = [Browser(archive, "names"), Browser(archive, "names2")]
        for number in range(OPPOSITE):
            one, other = 2 * number + 1, 2 * number + 2
            answers = at_once(hands, [(one, other), (other, one)])
            assert sorted(status for status, _ in answers) == [302, 409], answers
            assert any("has meanwhile been merged into" in text for _, text in answers)
        checked = archive.manage("check_archive")
        assert checked.returncode == 0, checked.stdout + checked.stderr


def merge_all(archive: Archive, told: list[int]) -> None:
    """One pair after another, as fast as the desk answers, until it answers no more."""
    desk = Browser(archive, "names")
    for number in range(PAIRS):
        status, _ = merge(desk, 2 * number + 1, 2 * number + 2)
        if status != 302:
            return
        told.append(number)


def merge(desk: Browser, survivor: int, absorbed: int) -> tuple[int, str]:
    """The names are entered one after another, so that their keys are known."""
    address = f"/admin/archive/person/merge/?survivor={survivor}&absorbed={absorbed}"
    return desk.post(address, survivor=survivor, absorbed=absorbed, reason="one man")


def at_once(hands: list[Browser], pairs: list[tuple[int, int]]) -> list[tuple[int, str]]:
    gate, answers = threading.Barrier(len(hands)), list[tuple[int, str]]()

    def does(desk: Browser, pair: tuple[int, int]) -> None:
        gate.wait()
        answers.append(merge(desk, *pair))

    threads = [threading.Thread(target=does, args=each) for each in zip(hands, pairs, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return answers


def is_merged(archive: Archive, number: int) -> bool:
    """Whether the pair is one, which the pages and the list must say alike."""
    reader = Browser(archive)
    status, where = reader.get(f"/people/absorbed-{number}/")
    total = reader.total_of(f"survivor-{number}")
    assert (status, total) in {(301, 2), (200, 1)}, number
    assert status == 200 or where == f"/people/survivor-{number}/"
    return status == 301
