"""Lines that say by a label which field they fill: `Date: 4 May 1950`, `Дата`, a table's heading, a tag of RIS."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from archive.admin.record.pasting.shapes import from_shapes
from archive.text.cleaning import clean_line

# The words before a colon, by form field.
_LABELS: Final = {
    "title": "title|titel|titre|название|заголовок|заглавие|标题|题名|標題",
    "subject": "subject|re|betreff|betr|objet|о чем|关于",
    "date": "date|dated|dates|date(s)|year|datum|дата|датировано|日期|时间|date created|document date"
    "|event dates|event start dates|begin date|date expression|created",
    "type": "type|document type|genre|kind|dokumenttyp|тип|вид документа|вид|类型|类别",
    "number": "number|no|nr|numéro|номер|编号|号码",
    "summary": "summary|abstract|description|scope and content|scope and contents|scopecontent"
    "|inhalt|regest|résumé|аннотация|содержание|краткое содержание|摘要|内容",
    "shelfmark": "source|reference|reference code|call number|call no|shelfmark|container 1"
    "|archive|archives|original|repository|location|signatur|archiv"
    "|fundort|cote|источник|шифр|архив|место хранения|来源|馆藏|档号|original archive",
    "classification": "classification|гриф|секретность|密级",
    "rights": "rights|rechte|права",
    "url": "url|link|permalink",
    "external_id": "id|identifier|record id|doc id|ref id|legacy id",
    "topics": "topics|subjects|keywords|tags|schlagwörter|mots-clés|темы|ключевые слова|主题|关键词",
    "places": "places|place|ort|orte|lieu|места|место|地点",
    "languages": "languages|language|sprache|langue|языки|язык|语言|语种",
    "collections": "collections|collection|sammlung|коллекция",
    "author": "from|author|authors|sender|writer|creator|von|absender|verfasser|de|auteur|от|от кого|автор|авторы"
    "|отправитель|发|发电|发件人|作者",
    "recipient": "to|recipient|recipients|receiver|addressee|an|empfänger|à|destinataire|кому|адресат|получатель"
    "|收|收电|收件人",
    "copied": "cc|copy to|copies to|kopie an|копия|копии",
    "via": "via|through|через",
    "participant": "participants|present|teilnehmer|participants à l'entretien|участники|присутствовали|参加者",
    "mentioned": "mentioned|persons mentioned|упоминаются",
    "translator": "translator|translated by|übersetzer|traducteur|перевел|переводчик|译者",
}  # fmt: skip
_TAGS: Final = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "DA": "date", "PY": "date", "Y1": "date",
    "AB": "summary", "N2": "summary", "UR": "url", "KW": "topics", "LA": "languages", "CN": "shelfmark",
    "AN": "external_id", "M1": "number", "PB": "shelfmark",
}  # fmt: skip
_FIELD_OF: Final = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_WORDS: Final = "|".join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))
_LABELLED: Final = re.compile(rf"(?i)[*#\s]*({_WORDS})\.?\s*(?:\(s\))?\**\s*(?:[:=：]|\t)\**\s*(.*)")
_TAGGED: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*)|)")
_YEAR_FIRST: Final = re.compile(r"(\d{4})/(\d\d)?/?(\d\d)?/?")
_MOST_CELLS: Final = 80
_WHOSE: Final = {"archive", "archives", "repository", "архив", "место хранения", "馆藏"}
# Columns in which other systems keep their own books.
_BOOKS: Final = {
    "legacy id", "parent id", "qubit parent slug", "level of description", "level", "culture", "publication status",
    "description status", "level of detail", "event types", "event end dates", "end date", "resource id",
    "accession number", "description identifier", "institution identifier",
}  # fmt: skip


def labelled(line: str) -> tuple[str, str]:
    """Return the field a line's label names, and what stands behind it; ("", "") for a line without a label."""
    found = _LABELLED.fullmatch(line.strip())
    return (_FIELD_OF[found[1].lower()], found[2].strip(' \t{},"')) if found else ("", "")


def with_labels(text: str) -> str:
    """Return the text with `label: value` in place of labels of other shapes.

    These are the shapes of other programs, a table's row under its headings, tags of RIS, and labels alone on their
    line, as pages print them.
    """
    lines = text.split("\n")
    return "\n".join(from_shapes(lines) or _from_table(lines) or _from_tags(lines) or _from_lines(lines) or lines)


def other_rows(text: str) -> int:
    """Return how many rows a pasted table has beyond the first."""
    rows = [line for line in text.split("\n") if line.strip()]
    return len(rows) - 2 if _from_table(rows) else 0


def _from_table(lines: list[str]) -> list[str]:
    rows = _cells(lines)
    if len(rows) < 2 or not 1 < len(rows[0]) <= _MOST_CELLS:
        return []
    heads = [_head(cell) for cell in rows[0]]
    if sum(head in _FIELD_OF for head in heads) < 2:
        return []
    cells = {head: cell.strip() for head, cell in zip(heads, rows[1], strict=False) if cell.strip()}
    cells = {head: cell for head, cell in cells.items() if head not in _BOOKS}
    known = {_FIELD_OF[head]: f"{head}: {cell}" for head, cell in reversed(cells.items()) if head in _FIELD_OF}
    shelved = [f"source: {', '.join(marks)}"] if (marks := _marks(cells)) else []
    lines = [line for field, line in reversed(known.items()) if field != "shelfmark"] + shelved
    # Behind an empty line nothing continues a title.
    return [*lines, "", *(f"{head}: {cell}" for head, cell in cells.items() if head not in _FIELD_OF)]


def _marks(cells: dict[str, str]) -> list[str]:
    """Return the cells that say where it lies, the archive first."""
    marks = {head: cell for head, cell in cells.items() if _FIELD_OF.get(head) == "shelfmark"}
    found = [marks[head] for head in sorted(marks, key=lambda head: head not in _WHOSE)]
    return [mark for mark in found if not any(other != mark and other.startswith(mark) for other in found)]


def _head(cell: str) -> str:
    """Return a column's heading as words: `scopeAndContent` is scope and content."""
    return clean_line(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)).lower().rstrip(".:")


def _cells(lines: list[str]) -> list[list[str]]:
    """Return the first two rows of a table: between tabs as sheets copy it, or between commas as files have it."""
    rows = [line for line in lines if line.strip()]
    if rows and "\t" not in rows[0] and rows[0].count(",") > 1:
        return list(islice(csv.reader(rows), 2))
    return [line.split("\t") for line in rows[:2]]


def _from_tags(lines: list[str]) -> list[str]:
    found = [tag for tag in (_TAGGED.fullmatch(line.strip()) for line in lines) if tag]
    if len(found) < 2 or found[0][1] != "TY":
        return []
    return [f"{_TAGS[tag[1]]}: {_untagged(tag[1], tag[2] or '')}" for tag in found if tag[1] in _TAGS]


def _untagged(tag: str, value: str) -> str:
    if _TAGS[tag] == "author":  # `Mao, Zedong`
        return " ".join(reversed(value.split(", ", 1)))
    if (day := _YEAR_FIRST.match(value)) and _TAGS[tag] == "date":
        return "-".join(part for part in day.groups() if part)
    return value


def _from_lines(lines: list[str]) -> list[str]:
    """Return them joined where at least two lines are a label and nothing else, each followed by its value."""
    named = [at for at, line in enumerate(lines) if clean_line(line).lower().rstrip(":") in _FIELD_OF]
    alone = [at for at in named if not lines[at].rstrip().endswith(":") and lines[at].strip()[0].isupper()]
    return list(_joined(lines, set(alone))) if len(alone) > 1 else []


def _joined(lines: list[str], alone: set[int]) -> Iterator[str]:
    label = ""
    for at, line in enumerate(lines):
        if at in alone:
            label = clean_line(line)
        elif label and line.strip():
            yield f"{label}: {line}"
            label = ""
        else:
            yield line
