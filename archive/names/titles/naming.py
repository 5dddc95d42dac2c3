"""Turning the words of one name into a name: courtesy removed, brackets read, kind determined."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.names.titles.brackets import Supplied, read_bracket, without_possessive, written
from archive.names.titles.phrases import bare, honorifics, is_official, is_official_word, is_person, is_place, kind_of
from archive.names.titles.reading import NameInTitle
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import ANONYMOUS


@dataclass(frozen=True)
class Phrase:
    """The words of one name in a title, with its role and certainty."""

    words: tuple[Token, ...]
    role: str
    certainty: str = ""
    shared: str = ""  # `Delegation`, for `Soviet` in `the Soviet and Chinese Delegations`


def read_name(title: str, phrase: Phrase) -> NameInTitle | None:
    """Return the name that this phrase of the title is, or None where it is no name."""
    groups = [word for word in phrase.words if word.kind == "group"]
    brackets = [read_bracket(title, group) for group in groups]
    plain = bare([word for word in phrase.words if word.kind != "group"])
    plain = _bearer_first(plain)
    if not plain:
        return _only_in_brackets(phrase, groups, brackets)
    if not (is_person(plain[honorifics(plain) :]) or is_official(plain) or is_place(plain)):
        return None
    taken = honorifics(plain)
    named = plain[taken:]
    form = _form(title, phrase, named)
    return NameInTitle(
        form=form,
        role=phrase.role,
        supplied=_supplied(form, brackets, before=phrase.words[0].kind == "group"),
        certainty=_certainty(phrase, brackets),
        kind="body" if phrase.shared else kind_of(named),
        honorific=written(title, plain[:taken]) if taken else "",
        nickname=next((bracket.name for bracket in brackets if bracket.nickname), _quoted(named)),
        anonymous=any(word.key in ANONYMOUS for word in plain) or any(bracket.anonymous for bracket in brackets),
        start=phrase.words[0].start if groups and phrase.words[0] is groups[0] else plain[0].start,
        end=phrase.words[-1].end,
    )


def _bearer_first(words: list[Token]) -> list[Token]:
    """Return the name without an office after it: `Mir Bagirov CC Secretary of the Communist Party`."""
    first = next((number for number, word in enumerate(words) if is_official_word(word)), 0)
    named, office = words[:first], words[first:]
    after = len(named) > 1 and is_person(named) and any(word.key == "of" for word in office)
    return named if after and kind_of(office) == "title" else words


def _only_in_brackets(phrase: Phrase, groups: Sequence[Token], brackets: Sequence[Supplied]) -> NameInTitle | None:
    """Return a name that is only in brackets: an editor supplied it, or says that nobody is named."""
    told = next((bracket for bracket in brackets if bracket.name or bracket.anonymous), None)
    if told is None or told.nickname:
        return None
    return NameInTitle(
        form=told.name or groups[0].text,
        role=phrase.role,
        supplied=told.name,
        certainty=_certainty(phrase, brackets),
        kind=kind_of(told.words),
        anonymous=told.anonymous,
        start=groups[0].start,
        end=groups[-1].end,
    )


def _with_nickname(title: str, phrase: Phrase, named: Sequence[Token]) -> str:
    """Return the name with a bracketed nickname, as written: `Blair, Anthony Charles Lynton ("Tony")`."""
    last = phrase.words[-1]
    nicknamed = last.kind == "group" and read_bracket(title, last).nickname and len(phrase.words) > 1
    return " ".join(title[named[0].start : last.end].split()) if nicknamed else ""


def _quoted(named: Sequence[Token]) -> str:
    return next((word.text for word in named if word.kind == "quote"), "")


def _form(title: str, phrase: Phrase, named: Sequence[Token]) -> str:
    form = _with_nickname(title, phrase, named) or written(title, named)
    if phrase.shared:
        return f"{form} {phrase.shared}"
    return without_possessive(form)


def _supplied(form: str, brackets: Sequence[Supplied], *, before: bool) -> str:
    """Return the name in the first bracket that holds one, completed by the form where it is a part of it.

    `[Joseph] Stalin` and `A[nastas] Mikoyan` are supplied whole, and so are initials: `Roshchin [N.V.]`.
    """
    names = [bracket.name for bracket in brackets if bracket.name and not bracket.nickname]
    if not names:
        return form.replace("[", "").replace("]", "") if "[" in form else ""
    if before and brackets[0].name == names[0]:
        return f"{names[0]} {form}"
    if all(part.endswith(".") for part in names[0].split()):
        return f"{form} {names[0]}"
    return names[0]


def _certainty(phrase: Phrase, brackets: Sequence[Supplied]) -> str:
    told = [bracket.certainty for bracket in brackets if bracket.certainty]
    return phrase.certainty or (told[0] if told else "certain")
