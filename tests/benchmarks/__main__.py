"""`make bench`: builds made-up archives, measures them, and prints one table, kept in LAST.md and, short, in the README.

Every part can be measured alone; the table then holds the others as they were measured last. LAST.md and the README are
written once both archives of `make bench` have been measured, and never by archives of other sizes.
"""

import argparse
import shutil
from pathlib import Path

from tests.benchmarks import figures, parts, readme, table
from tests.benchmarks.archives import ROOT
from tests.benchmarks.figures import SIZES

FOLDER = ROOT / "var" / "bench"
LAST = Path(__file__).with_name("LAST.md")


def main() -> None:
    """Measures what was asked for."""
    options = _options()
    sizes = options.sizes or list(SIZES if options.full else SIZES[:2])
    usual = ["sqlite", "pages", "growth", "import"]
    wanted = options.only or [*usual, *(["postgres", "datasette"] if options.full else [])]
    options.folder.mkdir(parents=True, exist_ok=True)
    if "sqlite" in wanted:
        parts.on_sqlite(options.folder, sizes)
    if "pages" in wanted:
        parts.of_every_page(options.folder, [size for size in sizes if size < SIZES[-1]])
    if "datasette" in wanted:
        parts.against_datasette(options.folder, [size for size in sizes if size < SIZES[-1]])
    if "growth" in wanted:
        parts.of_growth(options.folder, min(60_000, *sizes) if options.sizes else 60_000)
    if "import" in wanted:
        parts.of_import(options.folder, on_postgresql="postgres" in wanted)
    if "postgres" in wanted:
        parts.on_postgresql(options.folder, sizes if options.sizes else [s for s in sizes if s > SIZES[0]])
    _tell(options.folder, sizes, is_kept=options.folder == FOLDER and set(sizes) <= set(SIZES))


def _tell(folder: Path, sizes: list[int], *, is_kept: bool) -> None:
    lines = table.lines(folder, [*sizes, *(SIZES if is_kept else [])])
    print("\n".join(lines))
    if is_kept and len(figures.archives(folder, list(SIZES[:2]))) >= len(SIZES[:2]):
        LAST.write_text("\n".join(lines) + "\n", "utf-8")
        readme.renew(ROOT / "README.md", folder, list(SIZES))
    else:
        print("\n" + "\n".join(readme.lines(folder, sizes)))
    if is_kept and figures.kept(folder, f"pages-{SIZES[1]}"):
        readme.renew_pages(ROOT / "README.md", folder, SIZES[1])
    shutil.rmtree(folder / "import", ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure made-up archives.")
    parser.add_argument("--full", action="store_true", help="a million documents, PostgreSQL and Datasette too")
    parser.add_argument("--sizes", nargs="+", type=int, metavar="N", help="documents; else 20000 300000 (1000000)")
    parser.add_argument("--only", nargs="+", choices=["sqlite", "pages", "postgres", "datasette", "growth", "import"])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the archives and the figures are kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
