"""The short table in the README, written by what was measured and never by hand."""

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figures, archives, kept, times_faster
from tests.benchmarks.table import NAMES, imported, ms, spread

BEGIN, END = "<!-- written by make bench -->", "<!-- up to here -->"
PAGES_BEGIN, PAGES_END = "<!-- every page, written by make bench -->", "<!-- every page up to here -->"
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
    _put(readme, BEGIN, "\n".join(lines(folder, sizes)), END)


def renew_pages(readme: Path, folder: Path, size: int) -> None:
    """The README holds one line of what every page of the archive of this size costs."""
    _put(readme, PAGES_BEGIN, of_every_page(folder, size), PAGES_END)


def _put(readme: Path, begin: str, told: str, end: str) -> None:
    before, rest = readme.read_text("utf-8").split(begin)
    _, after = rest.split(end)
    readme.write_text(f"{before}{begin}\n\n{told}\n\n{end}{after}", "utf-8")


def of_every_page(folder: Path, size: int) -> str:
    """One sentence on the readers' pages, as multiples of the list page, and one on the desk's, in milliseconds."""
    pages, desk = (kept(folder, f"{part}-{size}") or {"pages": {}} for part in ("pages", "desk"))
    readers = "; ".join(f"{name} {row['times']:.2f}" for name, row in pages["pages"].items() if name != "list")
    staff = "; ".join(f"{name} {ms(row['median'])}" for name, row in desk["pages"].items() if row["median"])
    return (
        f"Every page at {size:,} documents ({pages['day']}), processor time as multiples of the list page "
        f"({ms(pages['pages']['list']['median'])} ms): {readers}. At the desk, milliseconds: {staff}."
    )


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
