"""Measures whole pages over HTTP under gunicorn, as a reader gets them."""

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS, CONNECTIONS, SECONDS, REPEATS = 2, 16, 15, 5


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """Yield the port of a server with two workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-w", str(WORKERS), "-k", "gthread", "--threads", "4"]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "error"]
    running = subprocess.Popen(command, cwd=ROOT, env={**environment, "ARCHIVE_LIMITS": "off"})
    try:
        _wait_for(port)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def page_times(port: int, addresses: dict[str, str]) -> dict[str, float]:
    """The median of the milliseconds each page took, asked for by one reader."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(2 * WORKERS):
        _get(connection, "/documents/")
    return {
        name: statistics.median(_get(connection, f"/documents/?{address}") for _ in range(REPEATS))
        for name, address in addresses.items()
    }


def pages_a_second(port: int, found: dict[str, int]) -> float:
    """How many different pages of these addresses sixteen readers get in a second, none of them twice."""
    wanted = [
        f"/documents/?{address}{'&' if address else ''}page={page}"
        for address, total in found.items()
        if "page=" not in address
        for page in range(2, min(500, total // 10))
    ]
    random.Random(1).shuffle(wanted)
    until, served_to, taking = time.monotonic() + SECONDS, [0] * CONNECTIONS, iter(wanted)
    lock = threading.Lock()

    def read(reader: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < until:
            with lock:
                address = next(taking, None)
            if address is None:
                return
            _get(connection, address)
            served_to[reader] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(CONNECTIONS)]
    start = time.monotonic()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(served_to) / (time.monotonic() - start)


def _get(connection: http.client.HTTPConnection, address: str) -> float:
    start = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    if response.status >= 500:
        raise RuntimeError(f"{address} answered {response.status}")
    return (time.perf_counter() - start) * 1000


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not come up.")


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of an archive in this folder, whatever the tester's own says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))}
    return {**kept, "ARCHIVE_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
