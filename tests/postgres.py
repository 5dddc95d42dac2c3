"""A PostgreSQL server for one run of the tests: the one that is given, or one of our own in a temporary folder."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# What is lost when the machine stops is thrown away after the run anyway. Who waits a minute for a lock waits for ever,
# and a statement the planner misjudged would run on in the server long after its test was given up.
_QUICK = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50", "lock_timeout=1min",
    "statement_timeout=2min", "jit=off",
)  # fmt: skip


class NoServer(Exception):
    """PostgreSQL is not to be had here; the message says why."""


@contextmanager
def server() -> Iterator[str]:
    """Yield the DATABASE_URL of a server that is up, and stop it afterwards if it is ours."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    programs = _programs()
    with TemporaryDirectory(prefix="sobriquet-postgres-") as place:
        owner = _owner()
        if owner:
            os.chown(place, owner.pw_uid, owner.pw_gid)
        data, port = f"{place}/data", _free_port()
        _run(owner, place, programs / "initdb", "-D", data, "-U", "archive", "-A", "trust", "-E", "UTF8", "--no-locale")
        options = " ".join(["-h 127.0.0.1", f"-p {port}", f"-k {place}", *(f"-c {setting}" for setting in _QUICK)])
        _run(owner, place, programs / "pg_ctl", "start", "-w", "-D", data, "-l", f"{place}/log", "-o", options)
        try:
            yield f"postgres://archive@127.0.0.1:{port}/archive"
        finally:
            _run(owner, place, programs / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)


def _programs() -> Path:
    """Return the folder of the newest server whose programs really run; some names on PATH are empty shims."""
    on_path = [Path(found).resolve()] if (found := shutil.which("initdb")) else []
    for initdb in [*on_path, *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]:
        answers = subprocess.run([initdb, "--version"], capture_output=True, check=False).returncode == 0
        if answers and (initdb.parent / "pg_ctl").exists():
            return initdb.parent
    raise NoServer("no PostgreSQL server is installed: initdb is neither on PATH nor under /usr/lib/postgresql")


def _owner() -> pwd.struct_passwd | None:
    """Return the account the server runs as when we are root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(owner: pwd.struct_passwd | None, place: str, *command: str | Path) -> None:
    as_owner: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    # Not a pipe: the server would hold it open, and the run would never end.
    with Path(place, "said").open("w+", encoding="utf-8") as said:
        ran = subprocess.run(command, cwd=place, stdout=said, stderr=said, check=False, **as_owner)
        said.seek(0)
        if ran.returncode:
            raise NoServer(f"{Path(command[0]).name} did not succeed: {' '.join(said.read().split()[-30:])}")
