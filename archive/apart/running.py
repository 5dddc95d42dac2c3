"""Starting one of the programs of this room, and learning how it ended."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

# Two at a time in each process: each may ask for two gigabytes.
_AT_ONCE: Final = threading.BoundedSemaphore(2)
_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Program:
    """One of them, and what it may use: bytes of addresses, seconds of the processor, bytes written, and seconds of
    the clock, since a disk that is slow is no fault of the file."""

    name: str
    memory: int
    seconds: int
    written: int
    patience: int

    def run(self, *arguments: object, read: IO[bytes] | Any, into: IO[bytes] | int) -> int:
        """The code it ended with; negative where it was stopped. `read` is read from its beginning."""
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
