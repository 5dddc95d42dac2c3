"""Starting a parser subprocess of this package, and its exit code."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

# Two at a time in each process: each may use two gigabytes.
_AT_ONCE: Final = threading.BoundedSemaphore(2)
_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its limits: address space in bytes, CPU seconds, bytes written, and wall-clock seconds.

    The wall clock is more generous, since a slow disk is no fault of the file.
    """

    name: str
    memory: int
    seconds: int
    written: int
    patience: int

    def run(self, *arguments: object, read: IO[bytes] | Any, into: IO[bytes] | int) -> int:
        """Run it and return its exit code; negative where it was killed. `read` is read from its beginning."""
        limits = [self.memory, self.seconds, self.written, _HERE / f"{self.name}.py"]
        command = [sys.executable, "-I", str(_HERE / "limited.py"), *map(str, limits), *map(str, arguments)]
        read.seek(0)
        with _AT_ONCE:
            try:
                return subprocess.run(
                    command, stdin=read, stdout=into, stderr=subprocess.DEVNULL, timeout=self.patience, check=False,
                    env={"OPENBLAS_NUM_THREADS": "1"},
                ).returncode  # fmt: skip
            except subprocess.TimeoutExpired:
                return -1
