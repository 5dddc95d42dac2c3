"""Titles in Chinese: `毛泽东致斯大林电`, `周恩来与尤金谈话记录`."""

import re
from collections.abc import Iterator
from typing import Final

from archive.names.titles.reading import NameInTitle, TitleReading

_HAN: Final = r"[\u3400-\u9fff·•]"
_KIND: Final = "电报|来电|复电|去电|密电|电|公函|函|书信|信件|信|报告|照会|请示|指示|批示|通知|便条"
_WRITES: Final = re.compile(
    rf"(?P<by>[^致给關关]{{2,40}}?)(?:[关關]于.{{1,60}}?)?(?:致|给|給|复|復)(?P<to>.{{2,40}}?)(?:[并並][转轉](?P<via>{_HAN}{{2,12}}?))?"
    rf"(?:[关關]于.{{1,60}}?)?的?(?P<kind>{_KIND})"
)
_KIND_FIRST: Final = re.compile(rf"(?P<kind>{_KIND})[：:，,]\s*(?P<by>.{{2,40}}?)(?:致|给|給|复|復)(?P<to>.{{2,40}})")
_TALK: Final = re.compile(
    r"(?P<by>.{2,30}?)(?:与|與|同|和)(?P<to>.{2,30}?)的?(?P<kind>(?:谈话|談話|会谈|會談|会见|會見)(?:记录|記錄|纪要|紀要|备忘录)?)"
)
_NUMBER: Final = re.compile(r"[（(\s]*第?\s*(\d{1,6})\s*[号號][)）\s]*")
_AFTER: Final = re.compile(r"[\s，,（(].*$")
_OFFICE: Final = re.compile(r"(?:同志|主席|总理|總理|外长|部长|大使|元帅|将军|先生|女士|夫人|书记|总司令)$")
_BODY: Final = re.compile(r"中央|政府|使馆|使館|领馆|委员会|委員會|国务院|外交部|部$|局$|司$|军委|总参|司令部")
_LONGEST_NAME: Final = 14


def read_chinese(title: str) -> TitleReading | None:
    """Return who wrote to whom, or None where the title is not Chinese or does not say."""
    if not re.search(_HAN, title):
        return None
    number = _NUMBER.search(title)
    plain = _AFTER.sub("", (title[: number.start()] + title[number.end() :] if number else title).strip())
    said = _WRITES.fullmatch(plain) or _KIND_FIRST.fullmatch(title.strip())
    roles = ("author", "recipient")
    if said is None:
        said, roles = _TALK.fullmatch(plain), ("participant", "participant")
    if said is None:
        return None
    groups = [(said["by"], roles[0]), (said["to"], roles[1]), (said.groupdict().get("via") or "", "via")]
    if any(words not in title for words, _role in groups):
        return None  # the number stands amid a name, so it is none: 外交部第12号指示
    names = [name for words, role in groups for name in _names(title, words, role)]
    kind = said["kind"] if len(said["kind"]) > 1 else ""  # `电` alone is no noun of its own
    return TitleReading(type=kind, number=number[1] if number else "", names=tuple(names))


def _names(title: str, words: str, role: str) -> Iterator[NameInTitle]:
    for part in re.split(r"[、，,及]|(?<=..)(?<!共)和(?=..)", words):
        office = _OFFICE.search(part)
        form = part[: office.start()] if office and office.start() > 1 else part
        if not re.fullmatch(rf"{_HAN}{{2,{_LONGEST_NAME}}}(?:\[.+\])?", form):
            continue
        start = title.index(part)
        kind = "body" if _BODY.search(form) else "person"
        honorific = office[0] if office and form != part else ""
        yield NameInTitle(form=form, role=role, kind=kind, honorific=honorific, start=start, end=start + len(form))
