"""The archives that are measured, each in a folder of its own: made once, and kept until the folder is thrown away."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of an archive in this folder, whatever the tester's own says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))}
    return {**kept, "ARCHIVE_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}


def made(size: int, environment: dict[str, str], *more: str) -> None:
    """An archive of so many made-up documents stands in the environment's folder."""
    folder = Path(environment["ARCHIVE_DATA_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    manage(environment, "migrate", "-v0")
    if (folder / "made").exists():
        return
    start = time.monotonic()
    tell(f"making {size:,} documents")
    command = [sys.executable, "manage.py", "make_corpus", "--documents", str(size), "--seed", "1", *more]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as making:
        for line in making.stdout or ():
            tell("  " + line.rstrip())
    if making.returncode:
        raise subprocess.CalledProcessError(making.returncode, command)
    (folder / "made").write_text(f"{time.monotonic() - start:.0f} seconds\n", "ascii")


def manage(environment: dict[str, str], *command: str) -> float:
    """The seconds a command took."""
    start = time.monotonic()
    program = [sys.executable, "manage.py", *command]
    subprocess.run(program, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def tell(line: str) -> None:
    """The tester sees how far the work is."""
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)
