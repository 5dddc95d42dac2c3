"""A storm of crawlers over an archive: forty random lists a second, while a curator saves and readers read."""

import json
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.archives import ROOT, environment_of
from tests.storms.crowd import PRESSED, Seen, addresses, again_and_again, asked, crawling, fetched
from tests.storms.desk import Curator

RATE = 40.0
FACETS = ("person", "topic", "place", "type", "language", "repository", "collection")
PASSWORD = "a long enough password"  # of tests.hands, which needs an archive to be imported
STAFF = "import django; django.setup(); from tests.hands import staff; staff('curator', 'Curators', 'Reviewers')"


@contextmanager
def served(folder: Path, documents: int) -> Iterator[int]:
    """The port of a server, as it is meant to run, over a made-up archive of so many documents."""
    environment = environment_of(folder) | {"PYTHONPATH": str(ROOT)}
    lines = [["manage.py", "migrate", "-v0"]]
    if not (folder / "made").exists():
        lines += [["manage.py", "make_corpus", "--documents", str(documents)], ["-c", STAFF]]
    for line in lines:
        subprocess.run([sys.executable, *line], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    (folder / "made").touch()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "-b", f"127.0.0.1:{port}", "--log-level", "error"]
    running = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_for(port)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def _wait_for(port: int) -> None:
    for _ in range(600):
        if fetched(port, "/readyz")[0]:
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not come up.")


def storm(port: int, seconds: float, rate: float = RATE) -> dict[str, Seen]:
    """What crawlers, the curator and readers met in so many seconds."""
    chance = random.Random(1)
    slugs, records = known(port)
    seen = {name: Seen() for name in ("crawlers", "saves", "desk", "records", "searches")}
    curator = Curator(f"http://127.0.0.1:{port}", "curator", PASSWORD)
    until = time.monotonic() + seconds

    def save() -> None:
        pk = chance.randint(1, len(records))
        begun = time.monotonic()
        form = curator.form(pk)
        opened = time.monotonic()
        status = curator.saved(pk, form, f"Looked over in the storm, {begun}.")
        seen["desk"].add(200, opened - begun)
        seen["saves"].add(status, time.monotonic() - opened)

    def read() -> None:
        asked(port, f"/documents/{chance.choice(records)}/", seen["records"])

    def search() -> None:
        asked(port, f"/documents/?person={chance.choice(slugs['person'])}&sort=-date", seen["searches"], PRESSED)

    people = [(save, 0.3), (read, 0.2), (search, 1.0)]
    threads = [threading.Thread(target=again_and_again, args=(deed, every, until)) for deed, every in people]
    for thread in threads:
        thread.start()
    crawling(port, addresses(slugs, chance), rate, until, seen["crawlers"])
    for thread in threads:
        thread.join()
    return seen


def known(port: int) -> tuple[dict[str, list[str]], list[str]]:
    """The values of facets a crawler meets on the pages of the archive, and the ids of some records."""
    items = json.loads(fetched(port, "/documents.json?per_page=100")[1])["items"]
    return {facet: _values(port, facet) for facet in FACETS}, [item["id"] for item in items]


def _values(port: int, facet: str) -> list[str]:
    pages = [f"/documents/facets/{facet}/", *(f"/documents/facets/{facet}/?page={number}" for number in range(2, 5))]
    return sorted(
        {slug for page in pages for slug in re.findall(rf'"/documents/\?{facet}=([\w-]+)"', fetched(port, page)[1])}
    )
