"""What stands on disk is read as it would be from memory."""

import random
import resource
from pathlib import Path

from archive.interchange.reading import read
from archive.interchange.reading.files import opened_file
from archive.interchange.reading.lines import lines_of
from archive.interchange.slicing import slices
from archive.interchange.spilled import Chosen, Spilled
from tests.interchange.archives import cable, rows_of


def test_rows_come_back_in_their_order_also_while_more_are_added() -> None:
    rows = rows_of(cable(1), cable(2, title="Телеграмма № 2, Ковалев — Сталину"), cable(3))
    spilled = Spilled(rows[:2])
    seen = []
    for row in spilled:
        seen.append(row)
        if len(spilled) == 2:
            spilled.append(rows[2])
    assert seen == list(rows)[:2]
    assert list(spilled) == list(rows)
    assert (spilled[-1], spilled[:1], len(spilled)) == (rows[2], [rows[0]], 3)


def test_a_list_is_the_same_wherever_its_rows_are() -> None:
    rows = rows_of(cable(1), cable(2), cable(3), cable(4))
    weights = iter([1, 1, 100_000, 1])  # bytes
    spilled = Spilled(rows, weigh=lambda row: next(weights))
    assert [one is other for one, other in zip(spilled, rows, strict=True)] == [True, True, False, True]
    assert (list(spilled), spilled[-1], spilled[1:3], len(spilled)) == (list(rows), rows[3], list(rows)[1:3], 4)


def test_some_of_them_are_looked_up_by_their_places() -> None:
    numbers = Spilled(range(2_000))
    even = Chosen(numbers, range(0, 2_000, 2))
    assert (len(even), even[3], even[-1], even[:2]) == (1_000, 6, 1_998, [0, 2])
    assert [some[0] for some in slices(even)] == [0, 1_000]
    assert not Chosen(numbers, [])


def test_a_long_file_does_not_stand_in_memory(tmp_path: Path) -> None:
    letters = random.Random(1949)
    words = " ".join("".join(letters.choices("абвгдежз", k=7)) for _ in range(30_000))
    path = tmp_path / "long.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for nth in range(200):
            file.write(f'{{"external_id": "{nth}", "title": "Long cable {nth}", "summary": "{words[nth:]}"}}\n')
    size = path.stat().st_size // 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with opened_file(path) as file_open:
        rows = read(path.name, file_open).rows
    assert len(rows) == 200
    assert rows[199].record is not None
    assert rows[199].record.external_id == "199"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < size // 2


def test_who_stops_reading_lines_leaves_the_file_open(tmp_path: Path) -> None:
    path = tmp_path / "cables.csv"
    path.write_bytes(b"title\r\nCable No. 1\r\n")
    with path.open("rb") as file:
        lines = lines_of(file)
        assert next(lines) == "title\n"
        lines.close()
        assert list(lines_of(file)) == ["title\n", "Cable No. 1\n"]
        left = lines_of(file)
        next(left)
    left.close()
