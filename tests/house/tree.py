"""The files of the project, read once, for the gates of the house."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_ELSEWHERE = {".git", ".venv", "var", "htmlcov", "__pycache__", "node_modules", ".hypothesis"}
_TEXT = {"", ".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".in", ".json", ".jsonl", ".csv", ".po", ".xml"}


@cache
def files() -> tuple[Path, ...]:
    """Return every text file of the project, without the environment, the data folder and what tools leave behind."""

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.name in _ELSEWHERE or path.name.endswith(("_cache", ".egg-info")):
                continue
            if path.is_dir():
                yield from walk(path)
            elif path.suffix in _TEXT:
                yield path

    return tuple(walk(ROOT))


def named(path: Path) -> str:
    """Return the path as a reader of a failing test knows it."""
    return path.relative_to(ROOT).as_posix()


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the parsed Python files under the folders by name, without migrations, which Django writes."""
    chosen = [p for p in files() if p.suffix == ".py" and named(p).startswith(tuple(f"{name}/" for name in folders))]
    return {named(p): _parsed(p) for p in chosen if "migrations" not in p.parts}


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(module: ast.Module) -> frozenset[str]:
    """Return the dotted names a module imports: `django.db.models`, `django.db.models.Model`."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return frozenset(found)


def within(name: str, package: str) -> bool:
    """Return whether a dotted name is the package or stands in it."""
    return name == package or name.startswith(f"{package}.")
