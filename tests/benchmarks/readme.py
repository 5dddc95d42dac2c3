"""The short table in the README, written by what was measured and never by hand."""

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figures, archives, kept, times_faster
from tests.benchmarks.table import NAMES, imported, ms, spread

BEGIN, END = "<!-- written by make bench -->", "<!-- up to here -->"
_ROWS: dict[str, Callable[[Figures], str]] = {
    "`find`: median / worst question": lambda archive: spread(archive, "find"),
    "`find` just after an edit: median / worst": lambda archive: spread(archive, "edited"),
    "`find`, the first time: median / worst": lambda archive: spread(archive, "first"),
    "whole page over HTTP: median / worst": lambda archive: spread(archive, "page"),
    "one plain ORM `GROUP BY` for each facet: median / worst": lambda archive: spread(archive, "orm"),
    "… times slower than `find`": lambda archive: _times(times_faster(archive, "find", "orm")),
    "Datasette, the same facets: median / worst": lambda archive: spread(archive, "datasette"),
    "… times slower than the whole page": lambda archive: _times(times_faster(archive, "page", "datasette")),
    "different selections a second, 16 readers, 2 workers": lambda archive: f"{archive['selections_a_second']:.0f}",
    "memory above an empty Django, after all questions": lambda archive: f"{archive['memory_after']:.0f} MB",
    "first question of a new process": lambda archive: ms(archive["cold"]),
    "one edit: added to its commit / to another process's next page": lambda archive: (
        f"{ms(archive['commit'])} / {ms(archive['seen'])}"
    ),
}


def renew(readme: Path, folder: Path, sizes: list[int]) -> None:
    """The README holds the short table of what was measured in this folder; nothing else of it is touched."""
    text = readme.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    readme.write_text(f"{before}{BEGIN}\n\n{chr(10).join(lines(folder, sizes))}\n\n{END}{after}", "utf-8")


def lines(folder: Path, sizes: list[int]) -> list[str]:
    """The short table, one column for each archive."""
    measured = archives(folder, sizes)
    heads = [f"{NAMES[archive['engine']]} {archive['documents']:,}" for archive in measured]
    out = [f"| milliseconds | {' | '.join(heads)} |", "|---" + "|---:" * len(heads) + "|"]
    for what, cell in _ROWS.items():
        cells = [cell(archive) for archive in measured]
        if any(told != "–" for told in cells):
            out.append(f"| {what} | {' | '.join(cells)} |")
    for engine, name in NAMES.items():
        if rates := kept(folder, f"import-{engine}"):
            out += ["", f"{imported(name, rates)}."]
    return out


def _times(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
