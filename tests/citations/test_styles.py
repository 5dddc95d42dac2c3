"""The lists of styles and formats are complete."""

import pkgutil

from archive.citations import descriptions, styles
from archive.citations.formats import FORMATS, OF_LISTS
from archive.citations.styles import PROSE

# What stands inside pages and feeds, or serves the others, and is no format of a record.
INSIDE_PAGES = {"atom", "coins", "meta", "xml"}


def test_every_style_has_a_module_and_every_module_is_offered() -> None:
    offered = {style.write.__module__ for style in PROSE.values()} | {
        each.write.__module__ for each in FORMATS.values()
    }
    modules = {f"{styles.__name__}.{module.name}" for module in pkgutil.iter_modules(styles.__path__)}
    modules |= {
        f"{descriptions.__name__}.{module.name}"
        for module in pkgutil.iter_modules(descriptions.__path__)
        if module.name not in INSIDE_PAGES
    }
    assert modules == offered


def test_formats_are_those_of_the_addresses() -> None:
    assert FORMATS.keys() == {"ris", "bib", "csl.json", "jsonld", "dc.xml", "tei.xml", "txt"}
    assert set(OF_LISTS) <= FORMATS.keys()
