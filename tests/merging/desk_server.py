"""An archive of many pairs behind a real server, on a database of its own; and staff who work there over HTTP."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

import psycopg
import pytest

from tests.hands import PASSWORD
from tests.house.tree import ROOT
from tests.postgres import NoServer, server

PAIRS = """
import django
django.setup()
from tests.hands import letter, person, staff
for name in ("names", "names2"):
    staff(name, "Name editors")
for number in range({number}):
    for name in (f"Survivor {{number}}", f"Absorbed {{number}}"):
        person(name)
        letter(f"Letter of {{name}}", (name, "author"))
"""


@dataclass
class Archive:
    """A data folder with an archive in it, served or not."""

    place: dict[str, str]
    port: int
    serving: "subprocess.Popen[bytes] | None" = None

    def manage(self, *command: str) -> "subprocess.CompletedProcess[str]":
        line = [sys.executable, "manage.py", *command]
        return subprocess.run(line, cwd=ROOT, env=self.place, capture_output=True, text=True, check=False)

    def serve(self) -> None:
        gunicorn = str(Path(sys.executable).with_name("gunicorn"))
        line = [
            gunicorn,
            "config.wsgi",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--workers",
            "2",
            "--log-level",
            "critical",
        ]
        # A session of its own, so that a kill reaches the workers and nobody else.
        self.serving = subprocess.Popen(line, cwd=ROOT, env=self.place, start_new_session=True)
        for _ in range(600):
            if Browser(self).get("/healthz")[0] == 200:
                return
            time.sleep(0.1)
        pytest.fail("the server did not answer")

    def kill(self) -> None:
        """The machine stops: master and workers at once, without a word."""
        if self.serving:
            os.killpg(self.serving.pid, signal.SIGKILL)
            self.serving.wait()
            self.serving = None


@contextmanager
def archive_of_pairs(kind: str, folder: Path, number: int) -> Iterator[Archive]:
    """So many people who stay and so many who are to be absorbed, each with a letter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))}
    place = kept | {
        "ARCHIVE_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(ROOT),
        "ARCHIVE_LIMITS": "off",
    }  # fmt: skip
    with database(kind) as url:
        archive = Archive(place | url, free_port())
        made = archive.manage("migrate", "-v0")
        assert made.returncode == 0, made.stderr
        subprocess.run([sys.executable, "-c", PAIRS.format(number=number)], cwd=ROOT, env=archive.place, check=True)
        try:
            yield archive
        finally:
            archive.kill()


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    if kind == "sqlite":
        yield {}
        return
    try:
        with server() as url:
            host, name = url.rsplit("/", 1)[0], f"desk_{free_port()}"
            with psycopg.connect(f"{host}/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
                yield {"DATABASE_URL": f"{host}/{name}"}
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    except NoServer as why:
        pytest.skip(f"NOT RUN ({why})")


class Stay(HTTPRedirectHandler):
    """A redirect is an answer like others."""

    def redirect_request(self, *_: object) -> None:
        return None


class Browser:
    """Keeps cookies, follows nothing."""

    def __init__(self, archive: Archive, name: str = "") -> None:
        self._root = f"http://127.0.0.1:{archive.port}"
        self._cookies = http.cookiejar.CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), Stay)
        if name:
            self.get("/admin/login/")
            status, _ = self.post("/admin/login/", username=name, password=PASSWORD, next="/admin/")
            assert status == 302

    def get(self, address: str) -> tuple[int, str]:
        return self._ask(address)

    def post(self, address: str, **fields: object) -> tuple[int, str]:
        token = next((cookie.value for cookie in self._cookies if "csrf" in cookie.name), "")
        return self._ask(address, urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True).encode())

    def _ask(self, address: str, data: bytes | None = None) -> tuple[int, str]:
        try:
            with self._opener.open(self._root + address, data, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as answer:
            return answer.code, answer.headers.get("Location") or answer.read().decode()
        except (URLError, OSError):
            return 0, ""

    def total_of(self, slug: str) -> int:
        """How many documents the public list has of a person."""
        found = re.search(r'"total":\s*(\d+)', self.get(f"/documents.json?person={slug}")[1])
        return int(found[1]) if found else -1


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
