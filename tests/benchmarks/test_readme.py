"""The README's table is written by the benchmark, and nothing else of the README is."""

from pathlib import Path

import pytest

from tests.benchmarks import figures, readme, table
from tests.benchmarks.archives import ROOT

QUESTION = {
    "total": 19_027,
    "find": 1.9,
    "first": 4.1,
    "edited": 3.0,
    "page": 21.8,
    "again": 9.5,
    "orm": 188.6,
    "address": "",
}
ARCHIVE = {
    "engine": "sqlite", "documents": 20_000, "people": 1_900, "memory": 30.0, "memory_after": 35.0, "cold": 15.0,
    "commit": 2.5, "seen": 11.4, "rows": 3.8, "empty_page": 0.02, "selections_a_second": 200.0, "workers": [90.0, 91.5],
    "pages_a_second": 240.0, "shapes": {"nothing": QUESTION, "last page": QUESTION | {"find": 2.1}},
}  # fmt: skip


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    figures.keep(tmp_path, "sqlite-20000", ARCHIVE)
    figures.keep(tmp_path, "import-sqlite", {"short": 1_550.0, "long": 498.0})
    return tmp_path


def test_new_figures_replace_the_table_of_the_readme_and_nothing_else(measured: Path) -> None:
    before = (ROOT / "README.md").read_text("utf-8")
    copy = measured / "README.md"
    copy.write_text(before, "utf-8")
    readme.renew(copy, measured, [20_000])
    after = copy.read_text("utf-8")
    assert "| `find`: median / worst question | 2.0 / 2.1 |" in after
    assert after.split(readme.BEGIN)[0] == before.split(readme.BEGIN)[0]
    assert after.split(readme.END)[1] == before.split(readme.END)[1]


def test_what_was_not_measured_has_no_row_in_the_readme(measured: Path) -> None:
    assert not [line for line in readme.lines(measured, [20_000]) if "Datasette" in line]


def test_a_question_that_was_given_up_is_said_to_take_more(measured: Path) -> None:
    missed = {
        "nothing": QUESTION | {"datasette": 60_000, "datasette_over": True, "facets": 0},
        "last page": QUESTION | {"datasette": 900.0, "datasette_over": False, "facets": 7},
        "years": QUESTION | {"datasette": 1_100.0, "datasette_over": False, "facets": 9},
    }
    figures.keep(measured, "sqlite-20000", ARCHIVE | {"shapes": missed})
    told = table.lines(measured, [20_000])
    assert any(line.startswith("| nothing |") and line.endswith("| > 60,000 |") for line in told)
    assert any(line.endswith("| 900 (7) |") for line in told)
    assert any(line.endswith("| **1,100 / > 60,000** |") for line in told)
    assert any("The whole page is at least 50 times faster" in line for line in told)


def test_one_line_of_the_readme_tells_what_every_page_costs(measured: Path) -> None:
    row = {"median": 25.0, "worst": 30.0, "kB": 44.0, "queries": 3.0}
    figures.keep(measured, "pages-20000", {"pages": {"list": row | {"times": 1.0}, "record": row | {"times": 0.5}}})
    figures.keep(measured, "desk-20000", {"pages": {"home": row, "queue": row | {"median": 0.0}}})
    copy = measured / "README.md"
    copy.write_text((ROOT / "README.md").read_text("utf-8"), "utf-8")
    readme.renew_pages(copy, measured, 20_000)
    (line,) = (line for line in copy.read_text("utf-8").splitlines() if line.startswith("Every page at "))
    assert "the list page (25.0 ms): record 0.50. At the desk, milliseconds: home 25.0." in line
