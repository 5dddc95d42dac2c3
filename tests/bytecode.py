"""What Python compiles is kept for the processes of a run: each compiles a thousand modules anew where that is forbidden."""

import os
import sys
from pathlib import Path


def compiled_once() -> dict[str, str]:
    """Return what to add to the environment of processes so that they share what they compile.

    Who asks Python to write no bytecode wants none beside the sources: it is then kept in the environment's own folder.
    """
    if not sys.dont_write_bytecode:
        return {}
    kept = os.environ.get("PYTHONPYCACHEPREFIX") or str(Path(sys.prefix, "bytecode"))
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}
