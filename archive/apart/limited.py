"""Run as a program of its own: sets limits for itself, then becomes another program, one file long.

    python -I limited.py MEMORY SECONDS WRITTEN PROGRAM ARGUMENT …

What it runs knows nothing of the archive, has no environment, and may use so many bytes of addresses, seconds of the
processor, and bytes of one written file.
"""

import resource
import runpy
import sys
from contextlib import suppress


def limit(memory: int, seconds: int, written: int) -> None:
    """No more than these, few open files, and no core dump of what was read."""
    most = {"AS": memory, "CPU": seconds, "CORE": 0, "FSIZE": written, "NOFILE": 64}
    for what, value in most.items():
        # A system that knows no such limit has the clock of whoever asked.
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (value, value))


if __name__ == "__main__":
    limit(*map(int, sys.argv[1:4]))
    del sys.argv[:4]
    runpy.run_path(sys.argv[0], run_name="__main__")
