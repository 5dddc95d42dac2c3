"""The benchmark's one table, as Markdown."""

import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks import growth
from tests.benchmarks.figures import ORM_SECONDS, Figures, archives, is_over, kept, times_faster, values
from tests.benchmarks.rival import ANSWER_SECONDS, QUERY_SECONDS

COLUMNS = {
    "find": "find", "edited": "after an edit", "first": "the first time", "page": "whole page", "again": "page again",
    "orm": "ORM GROUP BY", "datasette": "Datasette",
}  # fmt: skip
_MEANING = f"""Milliseconds. *Find*: ten ids in their order, the total and every facet counted, the words' hits known from
before and nothing counted; *after an edit*: the same just after somebody edited, *the first time*: in a process that
was asked nothing yet, with what the snapshot tells it. *Whole page*: over HTTP, one reader, two workers, no limits and no page
kept, counted anew after an edit; *page again*: its counts known. *ORM GROUP BY*: one query a facet,
without what stands under narrower topics and places, given up after {ORM_SECONDS} seconds. *Datasette*: the same filters, order and facets on
one wide table, its JSON over HTTP, {QUERY_SECONDS} seconds for each query and {ANSWER_SECONDS} for the whole; in brackets how many of
the nine facets it counted in time;
on a further page it counts what is left alone, and is not asked. PostgreSQL runs without fsync."""
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def lines(folder: Path, sizes: list[int]) -> list[str]:
    """The table of all that was measured in this folder, of these sizes."""
    out = [f"{os.cpu_count() or 1} cores, Python {platform.python_version()}. {_MEANING}"]
    for archive in archives(folder, sizes):
        out += ["", *_section(archive)]
    for size in sizes:
        if known := kept(folder, f"pages-{size}"):
            out += ["", f"**Every page, {size:,} documents**, CPU milliseconds in one process ({known['day']})", ""]
            out += _of_pages(known["pages"])
        if known := kept(folder, f"desk-{size}"):
            out += ["", f"**The desk, {size:,} documents**, CPU milliseconds in one process ({known['day']})", ""]
            out += _of_desk(known["pages"])
    for engine, name in NAMES.items():
        if rates := kept(folder, f"import-{engine}"):
            out += ["", f"{imported(name, rates)} ({rates['day']})."]
    return [*out, *growth.lines(folder, sizes)]


def _of_pages(table: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Every page as a table."""
    yield "| page | CPU, median | worst | kB | queries | × the list |"
    yield "|---|---|---|---|---|---|"
    for name, row in table.items():
        yield (
            f"| {name} | {row['median']:.1f} | {row['worst']:.1f} | {row['kB']:.0f} | {row['queries']:.0f} "
            f"| {row['times']:.2f} |"
        )


def _of_desk(table: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The desk's pages as a table; a page that was not measured is left out."""
    yield "| page of the desk | CPU, median | worst | kB | queries |"
    yield "|---|---|---|---|---|"
    for name, row in table.items():
        if row["median"]:
            yield f"| {name} | {row['median']:.1f} | {row['worst']:.1f} | {row['kB']:.0f} | {row['queries']:.0f} |"


def imported(name: str, rates: Figures) -> str:
    """One sentence on how fast records come in."""
    return (
        f"Import from JSON Lines on {name}, with index and journal: {rates['short']:,.0f} short records a second, "
        f"{rates['long']:,.0f} with 18 names and texts as long as diplomatic papers (700 words in the mean, up to 10,000)"
    )


def spread(archive: Figures, column: str) -> str:
    """Median and worst of a column."""
    known = sorted(values(archive, column))
    if not known:
        return "–"
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
    limit = min((shape[column] for shape in archive["shapes"].values() if shape.get(f"{column}_over")), default=None)
    return " / ".join(_at_least(figure, limit) for figure in (middle, known[-1]))


def ms(value: float | None) -> str:
    """Milliseconds as one reads them."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _at_least(figure: float, limit: float | None) -> str:
    """The figure, or that it is above the limit at which the question was given up."""
    return f"> {ms(limit)}" if limit is not None and figure >= limit else ms(figure)


def _section(archive: Figures) -> list[str]:
    out = [f"**{archive['documents']:,} documents, {NAMES[archive['engine']]}** ({archive['day']})", ""]
    out += [f"| question | found | {' | '.join(COLUMNS.values())} |", "|---|---:" + "|---:" * len(COLUMNS) + "|"]
    for name, shape in archive["shapes"].items():
        told = [_cell(shape, column) for column in COLUMNS]
        out.append(f"| {name} | {shape['total']:,} | {' | '.join(told)} |")
    summary = [f"**{spread(archive, column)}**" for column in COLUMNS]
    return [*out, f"| median / worst | | {' | '.join(summary)} |", "", _besides(archive)]


def _cell(shape: Figures, column: str) -> str:
    if shape.get(f"{column}_over"):
        return f"> {ms(shape[column])}"
    return ms(shape.get(column)) + (f" ({shape['facets']})" if column == "datasette" and "facets" in shape else "")


def _least(archive: Figures, column: str) -> str:
    return "at least " if is_over(archive, column) else ""


def _besides(archive: Figures) -> str:
    faster = times_faster(archive, "find", "orm")
    against = times_faster(archive, "page", "datasette")
    return (
        f"Memory above an empty Django {archive['memory']:.0f} MB, {archive['memory_after']:.0f} after all questions; "
        f"a worker that served all pages holds {max(archive['workers'], default=0):.0f} MB in all; "
        f"first question of a new process, from the snapshot, {ms(archive['cold'])}. One edit: the index adds "
        f"{ms(archive['commit'])} to its commit; the next page of another process takes {ms(archive['seen'])} longer. "
        f"{archive['selections_a_second']:.0f} different selections a second to 16 readers by 2 workers, "
        f"{archive['pages_a_second']:.0f} further pages of the same ones, none twice. "
        + (f"`find` is {_least(archive, 'orm')}{faster:,.0f} times faster than `GROUP BY`. " if faster else "")
        + (
            f"The whole page is {_least(archive, 'datasette')}{against:,.0f} times faster than Datasette's answer. "
            if against
            else ""
        )
        + f"Floor: ten rows by key {ms(archive['rows'])}, an empty Django page {archive['empty_page']:.2f}."
    )
