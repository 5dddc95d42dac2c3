"""Run as a program: sets resource limits for itself, then runs another single-file program.

    python -I limited.py MEMORY SECONDS WRITTEN PROGRAM ARGUMENT …

That one knows nothing of the archive, has no environment, and is limited in address space (bytes), CPU seconds, and
bytes of one written file.
"""

import resource
import runpy
import sys
from contextlib import suppress


def limit(memory: int, seconds: int, written: int) -> None:
    """Set these limits, allow few open files, and no core dump of what was read."""
    most = {"AS": memory, "CPU": seconds, "CORE": 0, "FSIZE": written, "NOFILE": 64}
    for what, value in most.items():
        # Where the system lacks a limit, the caller's timeout remains.
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (value, value))


if __name__ == "__main__":
    limit(*map(int, sys.argv[1:4]))
    del sys.argv[:4]
    runpy.run_path(sys.argv[0], run_name="__main__")
