"""The archive served as in earnest, and readers who take no answer but a page."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.archives import ROOT

WORKERS = 2
_PATIENCE = 120  # seconds


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the port and the process of a server with two workers, as the archive's own but without limits; no page
    is kept."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "gunicorn.conf.py"), "-w", str(WORKERS)]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "error"]
    with running(command, port, environment | {"ARCHIVE_LIMITS": "off"}) as pid:
        yield port, pid


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str], *, is_quiet: bool = False) -> Iterator[int]:
    """Yield the process of the server, which answers at the port as long as this lasts."""
    said = subprocess.DEVNULL if is_quiet else None
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
    try:
        _wait_for(port, server)
        yield server.pid
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


class Reader:
    """One connection that stays open, and so with one worker."""

    def __init__(self, port: int, timeout: float = 60) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    def get(self, address: str) -> bytes:
        """The page; RuntimeError where the answer is anything else, a redirect too."""
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{address} answered {response.status}, and only pages are measured")
        return body

    def time(self, address: str) -> float:
        """The milliseconds until the whole page was there."""
        start = time.perf_counter()
        self.get(address)
        return (time.perf_counter() - start) * 1000


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not come up.")
