"""How cost grows: with the depth of the page, with records, and with the values of a facet."""

import itertools
from pathlib import Path

from tests.benchmarks.figures import Figures, archives, keep, kept, median

PEOPLE = 100_000


def compare(folder: Path, few: Figures, many: Figures) -> None:
    """The figures of two archives of as many documents, one with many more people, are kept."""
    costs = {name: median(of, "find") for name, of in (("few", few), ("many", many))}
    people = {"few_people": few["people"], "many_people": many["people"]}
    keep(folder, "growth", {**costs, **people, "documents": few["documents"]})


def lines(folder: Path, sizes: list[int]) -> list[str]:
    """The rows on growth, of what was measured."""
    measured = archives(folder, sizes)
    rows = [_depth(archive) for archive in measured]
    rows += [_records(one, other) for one, other in itertools.pairwise(measured) if one["engine"] == other["engine"]]
    if found := kept(folder, "growth"):
        rows.append(_of_values(found))
    return ["", "| growth | | |", "|---|---:|---:|", *rows] if rows else []


def _depth(archive: Figures) -> str:
    first, last = archive["shapes"]["nothing"], archive["shapes"]["last page"]
    where = f"{archive['documents']:,} documents, {archive['engine']}"
    return (
        f"| first page, last page of {where} | find {first['find']:.1f}, {last['find']:.1f} "
        f"| whole page {first['page']:.1f}, {last['page']:.1f} |"
    )


def _records(one: Figures, other: Figures) -> str:
    share = other["documents"] / one["documents"]
    dearer = (median(other, "find") or 0) / (median(one, "find") or 1)
    where = f"{one['documents']:,} to {other['documents']:,}, {one['engine']}"
    return f"| records: {where} | {share:.0f} times as many | median find {dearer:.1f} times as dear |"


def _of_values(found: Figures) -> str:
    more = found["many_people"] - found["few_people"]
    each = (found["many"] - found["few"]) / max(1, more) * PEOPLE
    return (
        f"| people found in {found['documents']:,} documents: {found['few_people']:,}, {found['many_people']:,} "
        f"| median find {found['few']:.2f}, {found['many']:.2f} | {each:.2f} for each 100,000 |"
    )
