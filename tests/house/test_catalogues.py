"""Every sentence people read can be read in every language of the archive, and what is compiled is what was written."""

import gettext
import re
from pathlib import Path

import polib
import pytest

from tests.house import messages

_PLACE = re.compile(r"%\((\w+)\)")

each_catalogue = pytest.mark.parametrize("path", messages.catalogues(), ids=lambda path: path.parts[-3])


def key(entry: polib.POEntry) -> messages.Sentence:
    """Return the sentence that an entry translates."""
    return messages.Sentence(entry.msgctxt or "", entry.msgid, entry.msgid_plural)


def said(entry: polib.POEntry) -> list[str]:
    """Return every form in which an entry says its sentence."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_archive_speaks_russian() -> None:
    assert "ru" in {path.parts[-3] for path in messages.catalogues()}


def test_every_sentence_is_written_out_where_it_is_asked_for() -> None:
    assert not messages.unreadable()


@each_catalogue
def test_a_catalogue_holds_every_sentence_and_no_other(path: Path) -> None:
    assert {key(entry) for entry in polib.pofile(str(path))} == set(messages.sentences()), "run make messages"


@each_catalogue
def test_every_sentence_is_translated(path: Path) -> None:
    assert not [entry.msgid for entry in polib.pofile(str(path)) if not entry.translated() or entry.fuzzy]


@each_catalogue
def test_a_translation_names_nothing_that_the_sentence_does_not_give(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        known = set(_PLACE.findall(entry.msgid + entry.msgid_plural)) | _GIVEN_BESIDES.get(entry.msgid, set())
        for words in said(entry):
            assert set(_PLACE.findall(words)) <= known, entry.msgid


@each_catalogue
def test_what_is_compiled_is_what_was_written(path: Path) -> None:
    compiled = gettext.GNUTranslations(path.with_suffix(".mo").open("rb"))
    for entry in polib.pofile(str(path)):
        if entry.msgid_plural:
            forms = {compiled.ngettext(entry.msgid, entry.msgid_plural, number) for number in range(25)}
            assert forms <= set(said(entry)), "run make messages"
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr, "run make messages"
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr, "run make messages"


# What a sentence is given beyond what its English words use, because another language needs it.
_GIVEN_BESIDES = {
    "There is no %(name)s %(number)s in %(year)s; look at the document again, or write “%(name)s %(year)s”.": {"month"}
}
