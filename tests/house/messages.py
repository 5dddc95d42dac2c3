"""Every sentence people read, gathered from code and pages; `make messages` brings the catalogues up to it.

The standard `makemessages` needs GNU gettext on the machine; this asks Python's and Django's own parsers instead, so
that the gate which says when a catalogue is stale runs everywhere.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polib

from tests.house.tree import ROOT, files, named

# How many arguments of each are words: (place of the context, of the sentence, of the plural).
_ASKING: Final[dict[str, tuple[int | None, int, int | None]]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_SPEAKER = "archive/text/speech.py"
_IN_A_TAG = re.compile(r"""\{[{%][^{}]*?\b_\("([^"]+)"\)""")


@dataclass(frozen=True, order=True)
class Sentence:
    """A sentence as the catalogues know it."""

    context: str
    words: str
    plural: str


def catalogues() -> list[Path]:
    """The catalogues the project has."""
    return sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


def sentences() -> dict[Sentence, list[str]]:
    """Every sentence, with the files it stands in."""
    found: dict[Sentence, list[str]] = {}
    for place, sentence in (*_of_code(), *_of_pages()):
        found.setdefault(sentence, []).append(place)
    return found


def unreadable() -> list[str]:
    """Calls for a translation whose sentence is not written out, so that no catalogue can hold it."""
    return [f"{place}:{call.lineno}" for place, call in _calls() if _sentence(call) is None]


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in files():
        place = named(path)
        if path.suffix != ".py" or not place.startswith(("archive/", "config/")) or place == _SPEAKER:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _ASKING:
                yield place, node


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _sentence(call: ast.Call) -> Sentence | None:
    words = [arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in call.args]
    places = _ASKING[_name(call.func)]
    chosen = ["" if place is None else words[place] if place < len(words) else None for place in places]
    context, sentence, plural = chosen
    return None if context is None or sentence is None or plural is None else Sentence(context, sentence, plural)


def _of_code() -> Iterator[tuple[str, Sentence]]:
    for place, call in _calls():
        sentence = _sentence(call)
        if sentence:
            yield place, sentence


def _of_pages() -> Iterator[tuple[str, Sentence]]:
    from django.template import Template

    for path in files():
        if "templates" in path.parts and path.suffix in {".html", ".xml", ".txt"}:
            page = path.read_text("utf-8")
            for sentence in (*_in(Template(page).nodelist), *(Sentence("", w, "") for w in _IN_A_TAG.findall(page))):
                yield named(path), sentence


def _in(nodes: Any) -> Iterator[Sentence]:
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    for node in nodes:
        if isinstance(node, TranslateNode):
            variable = node.filter_expression.var
            yield Sentence(_context(node), str(getattr(variable, "literal", variable)).replace("%", "%%"), "")
        elif isinstance(node, BlockTranslateNode):
            singular = node.render_token_list(node.singular)[0]
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Sentence(_context(node), singular, plural)
        for name in node.child_nodelists:
            yield from _in(getattr(node, name, None) or [])
        for _condition, below in getattr(node, "conditions_nodelists", []):
            yield from _in(below)


def _context(node: Any) -> str:
    return str(node.message_context.var) if node.message_context else ""


def bring_up(path: Path) -> tuple[int, int]:
    """The catalogue holds every sentence and no other; what is new waits untranslated. Returns (all, waiting)."""
    catalogue = polib.pofile(str(path), wrapwidth=110)
    known = {Sentence(entry.msgctxt or "", entry.msgid, entry.msgid_plural): entry for entry in catalogue}
    wanted = sentences()
    catalogue[:] = [_entry(known.get(sentence), sentence, wanted[sentence]) for sentence in sorted(wanted)]
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    return len(catalogue), len(catalogue.untranslated_entries())


def _entry(known: polib.POEntry | None, sentence: Sentence, places: list[str]) -> polib.POEntry:
    entry = known or polib.POEntry(
        msgctxt=sentence.context or None,
        msgid=sentence.words,
        msgid_plural=sentence.plural,
        msgstr_plural=dict.fromkeys(range(3), "") if sentence.plural else None,
    )
    entry.occurrences = [(place, "") for place in sorted(set(places))]
    named_places = "%(" in sentence.words + sentence.plural
    entry.flags = ["python-format"] if named_places else []
    return entry


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for each in catalogues():
        every, waiting = bring_up(each)
        sys.stdout.write(f"{named(each)}: {every:,} sentences, {waiting:,} not yet translated\n")
