"""Output of exports: an atomically written file, or the terminal."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management import CommandError
from django.core.management.base import OutputWrapper


def write_out(lines: Iterable[str], target: str, out: OutputWrapper) -> None:
    """Write the lines to the file atomically; to the terminal for “-”.

    Raises CommandError if the file cannot be written.
    """
    if target == "-":
        for line in lines:
            out.write(line, ending="")
        return
    path = Path(target)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        part.replace(path)
    except OSError as problem:
        raise CommandError(f"{target} cannot be written: {problem.strerror}.") from problem
    finally:
        part.unlink(missing_ok=True)
