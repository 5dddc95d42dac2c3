"""Titles in Russian: `Шифртелеграмма № 4159 Филиппова Ковалеву`. Names are given as written, in their case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.names.titles.heading import Heading, read_number
from archive.names.titles.lists import taken_apart
from archive.names.titles.naming import Phrase
from archive.names.titles.russian_offices import Office, without_offices
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import listed

TYPES = listed(
    "шифртелеграмма шифротелеграмма телеграмма письмо записка запись протокол постановление справка отчет отчёт "
    "доклад донесение сообщение решение указание директива приказ речь выступление стенограмма дневник меморандум "
    "нота беседа переговоры докладная служебная стенографическая обращение заявление информация ответ инструкция "
    "инструкции совершенно секретная личное проект выписка отрывок"
)
_NOMINATIVE = {
    "телеграммы": "Телеграмма", "шифртелеграммы": "Шифртелеграмма", "письма": "Письмо", "дневника": "Дневник",
    "протокола": "Протокол", "постановления": "Постановление", "ноты": "Нота", "доклада": "Доклад",
    "записки": "Записка", "решения": "Решение", "записи": "Запись", "стенограммы": "Стенограмма", "речи": "Речь",
}  # fmt: skip
_TALKS = ("беседы", "беседа", "переговоров", "переговоры", "встречи")
_MARKERS = {
    "от": "author", "к": "recipient", "для": "recipient", "через": "via", "между": "participant",
    "с": "participant", "со": "participant",
}  # fmt: skip
_SUBJECT = listed("о об по в во на при после из")
_GENITIVE = ("а", "я", "ого", "его")
_DATIVE = ("у", "ю", "ому", "ему", "ой")


def is_russian(row: Sequence[Token]) -> bool:
    """Return whether the title begins as a Russian title of a document does."""
    keys = [word.key for word in row[:3]]
    return bool(keys) and (keys[0] in TYPES or (keys[0] == "из" and any(key in _NOMINATIVE for key in keys[1:])))


def read_russian(row: Sequence[Token]) -> tuple[Heading, list[Phrase], dict[int, Office]]:
    """Return the heading and phrases of a Russian title, and the offices by the offsets of their holders' names."""
    heading = _heading(row)
    rest, offices = without_offices(row[heading.end :])
    talk = any(word.casefold() in _TALKS for word in heading.type.split())
    phrases: list[Phrase] = []
    role, found = "participant" if talk else "", []
    for word in [*rest, Token("sign", "", 0, 0)]:
        turned = _turn(word, role, talk=talk)
        if turned is None:
            found.append(word)
            continue
        phrases += _phrases(found, role, offices)
        role, found = turned, []
    return heading, phrases, offices


def _turn(word: Token, role: str, *, talk: bool) -> str | None:
    """Return the role of the words after this one; None where it is part of a name."""
    if word.kind == "word" and not word.capital and word.key in _MARKERS:
        return (
            "none" if _MARKERS[word.key] == "participant" and not talk and word.key != "между" else _MARKERS[word.key]
        )
    if word.kind in {"number", "quote"} or (word.kind == "word" and not word.capital and word.key in _SUBJECT):
        return "none"
    if word.kind == "sign" and word.text in "—–-":
        return "recipient" if word.text else "none"
    return None


def _heading(row: Sequence[Token]) -> Heading:
    excerpt = row[0].key in {"из", "выписка", "отрывок"}
    draft = row[0].key == "проект"
    start = 1 if excerpt or draft else 0
    start += start < len(row) and excerpt and row[start].key == "из"
    end = start
    while end < len(row) and row[end].kind == "word" and _is_type(row, start, end):
        end += 1
    words = [_NOMINATIVE.get(word.key, word.text) if word.start == row[start].start else word.text
             for word in row[start:end]]  # fmt: skip
    kind = " ".join(words) or row[0].text
    number, after = read_number(row, end)
    return replace(Heading(type=kind[:1].upper() + kind[1:]), number=number, draft=draft, excerpt=excerpt, end=after)


def _is_type(row: Sequence[Token], start: int, at: int) -> bool:
    if at == start:
        return True
    return not row[at].capital and (row[at].key in _TALKS or row[at].key in TYPES)


def _phrases(words: list[Token], role: str, offices: Mapping[int, Office]) -> list[Phrase]:
    if not words or role == "none":
        return []
    if role:
        return taken_apart(words, role)[0]
    people = _people(words, offices)
    if len(people) > 2 or (len(people) == 2 and _is_dative(people[0], offices)):
        return []  # their order alone does not tell who wrote to whom
    if len(people) == 1:
        office = offices.get(words[0].start)
        middle = (0 if office.dative else len(words)) if office else _middle(words)
        people = [words[:middle], words[middle:]]
    return [*taken_apart(people[0], "author")[0], *taken_apart(people[1], "recipient")[0]]


def _people(words: list[Token], offices: Mapping[int, Office]) -> list[list[Token]]:
    """Split the words where an office stood, and where initials follow a whole name: `Л. П. Берии | И. В. Сталину`."""
    people: list[list[Token]] = [[]]
    for word in words:
        named = any(len(known.text) > 2 and not known.text.endswith(".") for known in people[-1])
        if people[-1] and (word.start in offices or (named and _is_initial(word))):
            people.append([])
        people[-1].append(word)
    if len(people) == 1 or any(word.kind == "sign" for word in words):
        return [words]
    return people


def _is_initial(word: Token) -> bool:
    return word.kind == "word" and word.capital and word.text.endswith(".") and len(word.text) <= 4


def _is_dative(words: list[Token], offices: Mapping[int, Office]) -> bool:
    office = offices.get(words[0].start)
    return office.dative if office else words[-1].key.endswith(("у", "ю", "ому", "ему"))


def _middle(words: list[Token]) -> int:
    """Return where the genitive name ends and the dative one begins: `Сталина | Мао Цзэдуну`."""
    for at, word in enumerate(words):
        whole = word.kind == "word" and not word.text.endswith(".") and len(word.text) > 2
        if whole and word.key.endswith(_DATIVE) and not word.key.endswith("ого"):
            return 0
        if whole and word.key.endswith(_GENITIVE):
            following = words[at + 1 :]
            bracketed = bool(following) and following[0].kind == "group"
            return at + 1 + bracketed
    return len(words)
