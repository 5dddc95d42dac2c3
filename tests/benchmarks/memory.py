"""How much memory processes hold, as the kernel of Linux tells; elsewhere 0."""

from pathlib import Path


def resident(pid: int | str = "self") -> float:
    """Megabytes of the process in memory, those shared with others too."""
    return _megabytes(Path(f"/proc/{pid}/status"), "VmRSS")


def of_children(pid: int) -> list[float]:
    """Megabytes of each child of the process, where what several share is counted as shared."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        return []
    return [_megabytes(Path(f"/proc/{child}/smaps_rollup"), "Pss") for child in children.read_text("ascii").split()]


def _megabytes(file: Path, name: str) -> float:
    if not file.exists():
        return 0.0
    line = next(line for line in file.read_text("ascii").splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) / 1024
