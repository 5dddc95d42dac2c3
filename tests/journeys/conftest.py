"""The demo archive on a server of its own, and a real browser in front of it; both once for all journeys."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from config import env
from tests.hands import PASSWORD
from tests.house.tree import ROOT

PATIENCE = 60  # seconds until the server must answer
NOT_RUN = "the journeys are NOT RUN: no chromium was found (apt install chromium)"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The chromium of the system. Where there is none the journeys are skipped, or fail where
    ARCHIVE_REQUIRE_BROWSER asks for one."""
    if env.text("DATABASE_URL").startswith("postgres"):
        pytest.skip("the journeys are walked once, on SQLite")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        (pytest.fail if os.environ.get("ARCHIVE_REQUIRE_BROWSER") else pytest.skip)(NOT_RUN)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo archive, made once and copied for whoever serves it."""
    folder = tmp_path_factory.mktemp("made")
    command = [sys.executable, "manage.py", "demo", "--no-run"]
    made = subprocess.run(command, cwd=ROOT, env=place_of(folder), check=True, capture_output=True)
    assert not made.stderr, "whoever tries the demo reads of accounts and the address, not its log"
    return folder


@pytest.fixture(scope="session")
def archive(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo archive, for those who only read."""
    with served(shutil.copytree(demo, tmp_path_factory.mktemp("demo") / "var")) as address:
        yield address


@pytest.fixture(scope="session")
def desk_archive(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of another demo archive, in which staff may change what they like."""
    with served(shutil.copytree(demo, tmp_path_factory.mktemp("desk") / "var")) as address:
        yield address


def place_of(folder: Path) -> dict[str, str]:
    """The environment of a process whose archive is in this folder."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))},
        "ARCHIVE_DATA_DIR": str(folder),
        "ARCHIVE_DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The archive in this folder, on a server of its own."""
    place = place_of(folder)
    address = f"127.0.0.1:{_free_port()}"
    gunicorn = Path(sys.executable).with_name("gunicorn")
    command = [str(gunicorn), "config.wsgi", "--bind", address, "--threads", "4", "--log-level", "error"]
    with subprocess.Popen(command, cwd=ROOT, env=place) as server:
        try:
            _wait_for(f"http://{address}/healthz", server)
            yield f"http://{address}"
        finally:
            server.terminate()


@pytest.fixture
def opening(archive: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of the archive in a browser of its own, as wide and as bright as asked, with script or without.

    Afterwards no page may have complained: the content policy is broken by a complaint.
    """
    complaints: list[str] = []
    contexts = []

    def opened(path: str, width: int = 1280, *, script: bool = True, scheme: Any = "light") -> Page:
        context = browser.new_context(
            base_url=archive, viewport={"width": width, "height": 900}, java_script_enabled=script, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [said for said in complaints if "404" not in said and "410" not in said]


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped before it answered"
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own server on this machine
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"{address} did not answer within {PATIENCE} s")
