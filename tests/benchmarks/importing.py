"""Measures how fast records come in from a file, with the index and the journal."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.serving import ROOT, environment_of

SHORT, LONG = 3_000, 500
_WORDS = [
    "grain",
    "fuel",
    "treaty",
    "railway",
    "loan",
    "border",
    "credit",
    "harvest",
    "delegation",
    "meeting",
    "embassy",
    "port",
    "army",
    "steel",
    "oil",
]
_NAMES = ["Filippov", "Kovalev", "Mao Zedong", "Roshchin", "Vyshinsky", "Zhou Enlai", "Kim Il Sung", "Shtykov"]


def records_a_second(folder: Path) -> dict[str, float]:
    """The rates of short made-up records, and of records with texts of some thousand words."""
    return {
        "short records": _rate(folder / "short", SHORT, words=0),
        "records with texts of 3,000 words": _rate(folder / "long", LONG, words=3_000),
    }


def _rate(folder: Path, number: int, words: int) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    file = folder / "documents.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in _records(number, words)), "utf-8")
    environment = environment_of(folder / "data")
    _manage(environment, "migrate", "-v0")
    nothing = folder / "nothing.jsonl"
    nothing.write_text(json.dumps(next(_records(1, words)) | {"external_id": "warm"}) + "\n", "utf-8")
    start_up = _manage(environment, "import_documents", str(nothing), "--publish")
    return number / max(0.001, _manage(environment, "import_documents", str(file), "--publish") - start_up)


def _manage(environment: dict[str, str], *command: str) -> float:
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.monotonic() - start


def _records(number: int, words: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    for at in range(number):
        sender, receiver = chance.sample(_NAMES, 2)
        record: dict[str, Any] = {
            "external_id": str(at), "title": f"Cable No. {at}, {sender} to {receiver}", "type": "Cable",
            "date": f"19{chance.randint(45, 60)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "summary": " ".join(chance.choices(_WORDS, k=30)), "languages": ["ru"], "topics": chance.sample(_WORDS, 2),
            "credits": [{"name": sender, "role": "author"}, {"name": receiver, "role": "recipient"}],
        }  # fmt: skip
        if words:
            text = " ".join(chance.choices(_WORDS, k=words))
            record["texts"] = [{"kind": "original", "language": "en", "text": text}]
        yield record
