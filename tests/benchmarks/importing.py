"""Measures how fast records come in from a file, with the index and the journal."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from archive.management.corpus.words import Chance
from tests.benchmarks.archives import environment_of, manage, tell

KINDS = {"short": 3_000, "long": 1_500}
# As among diplomatic papers: a median of 464 words and a mean of 697, one in a hundred over 3,700, eighteen credits.
_MEDIAN, _SPREAD, _MOST_WORDS, _CREDITS, _NAMES = 464, 0.902, 10_000, 18, 4_000


def records_a_second(folder: Path, kind: str, database: str = "") -> float:
    """The rate of these records into an empty archive, in this database or one of the folder's own."""
    tell(f"importing {KINDS[kind]:,} {kind} records")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    first, *records = _records(KINDS[kind] + 1, is_long=kind == "long")
    environment = environment_of(folder / "data") | ({"DATABASE_URL": database} if database else {})
    manage(environment, "migrate", "-v0")
    files = {"first.jsonl": [first], "documents.jsonl": records}
    for name, rows in files.items():
        (folder / name).write_text("".join(json.dumps(record) + "\n" for record in rows), "utf-8")
    start_up, whole = (manage(environment, "import_documents", str(folder / name), "--publish") for name in files)
    return KINDS[kind] / max(0.001, whole - start_up)


def _records(number: int, *, is_long: bool) -> Iterator[dict[str, Any]]:
    chance = Chance(1)
    vocabulary, surnames = np.array(chance.words(40_000)), [word.capitalize() for word in chance.words(_NAMES)]
    dates = chance.dates(number).earliest
    lengths = chance.random.lognormal(np.log(_MEDIAN), _SPREAD, number).clip(20, _MOST_WORDS).astype(int)
    for at in range(number):
        drawn = chance.often(_NAMES, _CREDITS * 3).tolist()
        names = [surnames[pick] for pick in dict.fromkeys(drawn)][: _CREDITS if is_long else 2]
        roles = ["author", "recipient", *["mentioned"] * _CREDITS]
        record: dict[str, Any] = {
            "external_id": str(at), "title": f"Cable No. {at}, {names[0]} to {names[-1]}", "type": "Cable",
            "date": dates[at] or "1949", "summary": _words(chance, vocabulary, 28), "languages": ["ru"],
            "topics": [str(vocabulary[pick]) for pick in set(chance.often(300, 2).tolist())],
            "credits": [{"name": name, "role": role} for name, role in zip(names, roles, strict=False)],
        }  # fmt: skip
        if is_long:
            text = _words(chance, vocabulary, int(lengths[at]))
            record["texts"] = [{"kind": "original", "language": "en", "text": text}]
        yield record


def _words(chance: Chance, vocabulary: "np.typing.NDArray[np.str_]", number: int) -> str:
    return chance.sentences(vocabulary, 1, number)[0]
