"""Filing a name in a register of people: its heading, sort key and part."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from archive.names.addressed import Addressed, addressed, is_told
from archive.names.chinese import is_chinese_family
from archive.names.completed import completed, unasked
from archive.names.covers import in_round_brackets
from archive.names.decoration import undecorated
from archive.names.givens import rows_of
from archive.names.honorifics import is_before_a_name
from archive.names.keys import name_key
from archive.names.korean import families
from archive.names.lands import is_land, without_article
from archive.names.parts import Name, Word, parsed
from archive.names.plain_order import plain_heading
from archive.names.reigns import ruler_first
from archive.names.scripts import script_of
from archive.names.sorting import INVERTED_SCRIPTS, PARTICLES, ends_in_a_particle, is_burmese, is_regnal, sort_form
from archive.names.syllables_alike import is_eastern
from archive.names.vietnamese import is_vietnamese


class Part(StrEnum):
    """The parts of a register: people, and separately what is not a person."""

    PEOPLE = "people"
    OFFICES = "offices"
    BODIES = "bodies"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Filed:
    """A name as a register prints it, what is printed beside it, and its sort key."""

    part: Part
    heading: str
    key: str
    beside: str = ""


_PART_OF: Final = {"person": Part.PEOPLE, "office": Part.OFFICES, "body": Part.BODIES, "nobody": Part.OTHERS}
_GENERATION: Final = re.compile(r",?\s+((?:Jr|Sr)\.?|I{2,3}|IV)$", re.I)
_SHOUTED: Final = re.compile(r"[^\W\d_a-z]{4,}")
_MISTER: Final = re.compile(
    r"^(?:the |his )?(?:mr|messrs|honou?rable|hon|excellency|h\.\s?e|тов|товарищ|господин|comrade|cde)\b\.?|\bmr\.$",
    re.I,
)
_IN_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_COMPLETED: Final = re.compile(r"\w\[\w")  # D[ean] A[cheson]
# Words of a sentence about attendance.
_SENTENCE: Final = re.compile(r"\b(?:was|were|is|present|absent|arrived|listed|items?)\b")
_MOST_WORDS: Final = 8  # a longer string is a sentence
_MOST_GIVEN: Final = 4
_MOST_INITIALS: Final = 3
_WHOLE: Final = re.compile(r"^\[(?P<name>[^\[\]]+)\]$")
_ELDER: Final = re.compile(
    r"^(?P<name>[^(\[]+?),?\s+(?:(?P<elder>(?:d\.|de[rnm])\s?(?:[JMÄ]\.|(?:Jüng|Ält|Mittl)ere[nr]?))|\(?(?P<latin>(?:sen|jun)\.)\)?)"
    r"(?P<rest>\s*[(\[].*)?$"
)
_NOTE: Final = re.compile(r"^\[(?:\S+\s+){3,}\S+\]?$")


@lru_cache(maxsize=16_384)
def filed(form: str) -> Filed:
    """Return the form filed by its family name, where that is known: `Blagonravov, A. A.`

    `Ambassador Menshikov` is Menshikov with Ambassador beside it: what stands before the name, and offices behind it,
    go beside it, so that nobody is filed under "Mr." or an initial. A name whose family name is unknown stays as
    written; so do offices, bodies, lands and what is not a name, each in their own part.
    """
    form = in_round_brackets(form)
    if shaped := _told_by_its_shape(form):
        return shaped
    if elder := _ELDER.match(form):
        return _with_behind(filed(elder["name"] + (elder["rest"] or "")), elder["elder"] or elder["latin"])
    opened, asked = unasked(_opened(form))
    if opened != form:
        return _with_behind(filed(opened), "?" if asked else "")
    if is_land(form):
        bare = without_article(form)
        return Filed(Part.BODIES, bare, name_key(bare))
    if ends_in_a_particle(form):
        return Filed(Part.PEOPLE, form, name_key(form))
    name, found = parsed(form), addressed(form)
    if ruler := ruler_first(form, name.rank):
        return Filed(Part.PEOPLE, ruler, name_key(ruler))
    if within := _titled_within(form, name):
        return within
    is_sentence = _SENTENCE.search(_IN_BRACKETS.sub("", form))
    if found and not is_sentence and (is_told(form, found) or (found.name and name.kind == "person")):
        return _with_beside(found)
    part = Part.OTHERS if _is_no_one(form, name, found) else _PART_OF.get(name.kind, Part.PEOPLE)
    bare = without_article(form)
    if part is not Part.PEOPLE:
        return Filed(part, bare[:1].upper() + bare[1:], name_key(bare))
    said, beside = _apart(bare)
    heading = ", ".join([_turned(said, parsed(said)), *beside])
    return Filed(part, heading, name_key(heading))


def _told_by_its_shape(form: str) -> Filed | None:
    """Return a note, or a name of plain order, filed; None where words have to be looked up."""
    if _NOTE.match(form):
        return Filed(Part.OTHERS, form, name_key(form))
    plain = plain_heading(form)
    return plain and Filed(Part.PEOPLE, plain.heading, _key(plain.heading, plain.beside), plain.beside)


def _opened(form: str) -> str:
    """Return the form without brackets around all of it, or around what an editor completed."""
    if _COMPLETED.search(form):
        return form.replace("[", "").replace("]", "")
    whole = _WHOLE.match(form)
    return whole["name"] if whole else completed(form)


def _with_behind(found: Filed, behind: str) -> Filed:
    """Return the filed name with a question mark, or d. Ä., behind its heading."""
    heading = f"{found.heading}{behind if behind == '?' else f', {behind}'}" if behind else found.heading
    return replace(found, heading=heading, key=_key(heading, found.beside))


def _titled_within(form: str, name: Name) -> Filed | None:
    """Return an inverted name filed without the title between its parts: `Bradley, General of the Army Omar N.`"""
    family, _comma, rest = form.partition(", ")
    order = name.orders[0] if name.honorifics and name.orders else None
    if order is None or not order.given or " ".join(order.family_words) != family:
        return None
    given = _written(order.given)
    title = rest.removesuffix(given).strip()
    if not title or title == rest or " of " not in title:
        return None
    heading = f"{family}, {given}"
    return Filed(Part.PEOPLE, heading, _key(heading, title), title)


def _with_beside(found: Addressed) -> Filed:
    text = " ".join(word.title() if _SHOUTED.fullmatch(word) else word for word in found.name.split())
    name = parsed(text)
    # Liu Chieh, though Liu is a given name elsewhere.
    is_chinese = is_eastern(name) and is_chinese_family((name.words[0].text,))
    heading = text if is_chinese else _turned(text, name)
    if "," not in heading.removesuffix(f", {_after(text)}"):
        heading = _as_spoken_in_the_west(text) or heading
    beside = ", ".join(piece for piece in map(_without_mister, found.beside) if piece)
    return Filed(Part.PEOPLE, heading, _key(heading, beside), beside)


def _key(heading: str, beside: str) -> str:
    """Return the sort key; with something beside it, before longer names: Akalovsky, ACDA before Akalovsky, A."""
    return f"{name_key(heading)}  {name_key(beside)}" if beside else name_key(heading)


def _without_mister(piece: str) -> str:
    """Return the text beside a name without general forms of address."""
    return _MISTER.sub("", piece).strip()


def _as_spoken_in_the_west(form: str) -> str:
    """Return the form inverted, as in `Nishiyama, Akira`; "" for a single word or an Eastern name.

    The form of address shows that the name is in spoken order.
    """
    words = _GENERATION.sub("", form).split()
    is_eastern = is_chinese_family((words[0],)) or bool(families(words[0].lower())) or is_vietnamese(parsed(form))
    hyphened = "-" in words[0] and "-" not in words[-1]  # Hsiung-sheng Hwang
    if not 1 < len(words) <= _MOST_GIVEN or (is_eastern and not hyphened) or is_burmese(words) or is_regnal(words):
        return ""
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    if first < len(words) - 1 and not rows_of(words[0]):
        return ""  # Couve de Murville is entirely a family name
    heading, after = f"{' '.join(words[first:])}, {' '.join(words[:first])}", _after(form)
    return f"{heading}, {after}" if after else heading


def _is_no_one(form: str, name: Name, found: Addressed | None) -> bool:
    """Return whether it is a sentence, several people, or an abbreviation of somebody."""
    if len(form.split()) > _MOST_WORDS or _SENTENCE.search(_IN_BRACKETS.sub("", form)):
        return True
    if form.endswith(":") and name.kind == "person":
        return True
    long = [word.text for word in name.words if not word.short]
    if long and len(long) + len(name.honorifics) > 1 and all(is_before_a_name(word, after=False) for word in long):
        return True  # G. Brigadier General
    return bool(found and not found.name) or _is_of_initials(form, name)


def _is_of_initials(form: str, name: Name) -> bool:
    """Return whether it is only initials: `D.D.E.`, `DK`."""
    letters = form.strip(" .")
    few = letters.isascii() and letters.isupper() and len(letters) <= _MOST_INITIALS
    return bool(name.words) and (few or all(word.short for word in name.words))


def _apart(form: str) -> tuple[str, list[str]]:
    """Split the name from what follows it: `Abram Chayes, Legal Adviser`, `Abbot Smith Acting Chairman`."""
    said, *rest = (piece.strip() for piece in form.replace("—", ",").split(",") if piece.strip(" .,"))
    words = said.split()
    if rest and not (len(words) > 1 and (words[0].endswith(".") or rows_of(words[0]))):
        return form.replace("—", ", "), []
    end = len(words)
    while end > 2 and is_before_a_name(words[end - 1], after=False):
        end -= 1
    beside = [" ".join(words[end:]), *rest] if end < len(words) else rest
    return " ".join(words[:end]), beside


def spoken(form: str) -> str:
    """Return a surname-first name in spoken order: Allen W.

    Dulles for `Dulles, Allen W.`, Mao Zedong for `Mao, Zedong`.

    Anything else with a comma stays: offices, bodies, notes.
    """
    bare = undecorated(form).text
    family, comma, rest = (piece.strip() for piece in bare.partition(","))
    name = parsed(form) if comma else None
    if name is None or name.kind != "person" or not name.orders or script_of(form) not in INVERTED_SCRIPTS:
        return form
    order = name.orders[0]
    if not order.given or not _is_given(order.given, rest) or len(family.split()) > 3:
        return form
    given, after = _written(order.given), _after(bare)
    turned = parsed(f"{family} {given}")
    eastern = is_chinese_family((family,)) or bool(families(family.lower())) or is_vietnamese(turned)
    if eastern and all(not word.short for word in order.given) and not _is_western(order.given):
        return f"{family} {given}"
    return f"{given} {family}{f', {after}' if after else ''}"


def _is_given(given: tuple[Word, ...], rest: str) -> bool:
    """Return whether what follows the comma is given names: few words, each capitalised."""
    return len(given) <= _MOST_GIVEN and all(word.text[:1].isupper() for word in given) and not re.search(r"\d", rest)


def _is_western(given: tuple[Word, ...]) -> bool:
    turned = sort_form(f"{given[0].text} X")
    return "," in turned


def _turned(form: str, name: Name) -> str:
    before, after = _before(form, name), _after(form)
    bare = _bare(form, name, before)
    order = name.orders[0] if name.orders else None
    if "," in form and order and order.given:
        heading = f"{_written(order.family)}, {_written(order.given)}"
        return f"{heading}, {after}" if after else heading
    short = [word.short for word in name.words]
    if order and order.given and any(short) and name.script in INVERTED_SCRIPTS:
        # Portugal's “e” joins two family names; an E. before one is a given name.
        long = [at for at, word in enumerate(name.words) if not word.short]
        first = next((at for at, word in enumerate(order.family) if not word.short), None)
        if first is not None:
            heading = f"{_written(order.family[first:])}, {_written(order.given + order.family[:first])}"
        else:  # abbreviated office after the name: Robert J. McClurkin N. E. A.
            family = name.words[long[-1]]
            given, letters = name.words[: long[-1]], name.words[long[-1] + 1 :]
            heading = ", ".join(filter(None, (family.text, _written(given), _written(letters))))
    else:
        heading = sort_form(bare)
    tail = ", ".join(filter(None, (before, after)))
    return f"{heading}, {tail}" if tail else heading


def _bare(form: str, name: Name, before: str) -> str:
    """Return the name without what stands before it and without a generation; brackets and all else as written."""
    text = form[len(before) :].strip() if before else form
    return _GENERATION.sub("", text) if name.generation else text


def _before(form: str, name: Name) -> str:
    """Return what stands before the first word of the name: Ambassador, Mr., Comrade."""
    if not name.honorifics or not name.words or name.script not in INVERTED_SCRIPTS:
        return ""
    place = form.find(name.words[0].text)
    return form[:place].strip() if place > 0 else ""


def _after(form: str) -> str:
    found = _GENERATION.search(form)
    return found[1] if found else ""


def _written(words: tuple[Word, ...]) -> str:
    return " ".join(f"{word.text}." if word.short and not word.text.endswith(".") else word.text for word in words)
