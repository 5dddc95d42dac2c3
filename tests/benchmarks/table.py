"""The benchmark's one table, as Markdown."""

import os
import platform
import statistics
import time
from typing import Any

Figures = dict[str, Any]


def lines(measured: list[Figures], rates: dict[str, float]) -> list[str]:
    """The table, as Markdown."""
    cores = os.cpu_count() or 1
    out = [f"Measured {time.strftime('%-d %B %Y')} on {cores} cores, Python {platform.python_version()}. Milliseconds."]
    for figures in measured:
        out += ["", f"**{figures['documents']:,} documents, {figures['engine']}**", ""]
        out += [
            "| question | found | find | first time | whole page | ORM GROUP BY |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for name, shape in figures["shapes"].items():
            values = (_ms(shape[column]) for column in ("find", "first", "page", "orm"))
            out.append(f"| {name} | {shape['total']:,} | {' | '.join(values)} |")
        summary = [_spread(figures, column) for column in ("find", "first", "page", "orm")]
        out += [f"| median / worst | | {' | '.join(summary)} |", ""]
        out.append(_besides(figures))
    told = "; ".join(f"{what} {rate:,.0f} records a second" for what, rate in rates.items())
    return [*out, "", f"Import from JSON Lines, with index and journal: {told}."]


def _besides(figures: Figures) -> str:
    return (
        f"Memory above an empty Django {figures['memory']:.0f} MB ({figures['memory_after']:.0f} after all questions); "
        f"cold start {figures['cold']:.0f}; one edit adds {_ms(figures['commit'])} to its commit and "
        f"{_ms(figures['sync'])} to the next question of each process; {figures['pages_a_second']:.0f} different pages "
        f"a second to 16 readers by 2 workers. Floor: ten rows by key {_ms(figures['rows'])}, "
        f"an empty Django page {figures['page']:.2f}."
    )


def _spread(figures: Figures, column: str) -> str:
    values = [shape[column] for shape in figures["shapes"].values() if shape[column] is not None]
    return f"**{_ms(statistics.median(values))} / {_ms(max(values))}**"


def _ms(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
