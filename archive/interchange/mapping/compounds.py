"""Values of which a foreign table has the parts in columns of their own: shelfmarks, dates, places, texts."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from archive.interchange import cells
from archive.interchange.mapping.fields import DAY, FIRST, HOLDING, LAST, MONTH, PLACES, TEXTS, YEAR
from archive.interchange.mapping.headings import key
from archive.text.cleaning import clean_line

# How a shelfmark names the parts that a table has in columns of their own; by the folded words of the heading.
_LABELS: Final = {
    "fonds": "fonds", "bestand": "Bestand",
    "фонд": "ф.", "опись": "оп.", "дело": "д.", "единица хранения": "ед. хр.", "лист": "л.", "листы": "л.",
    "папка": "п.", "короб": "кор.", "fond": "f.", "opis": "op.", "delo": "d.", "list": "l.", "listy": "l.",
    "record group": "RG", "entry": "entry", "box": "box", "boxes": "box", "folder": "folder", "carton": "carton",
    "reel": "reel", "volume": "vol.", "folio": "fol.", "folios": "fol.", "karton": "Karton", "schachtel": "Schachtel",
    "mappe": "Mappe", "akte": "Akte", "blatt": "Bl.", "boite": "boîte", "liasse": "liasse", "dossier": "dossier",
    "legajo": "leg.", "caja": "caja", "carpeta": "carp.", "expediente": "exp.", "busta": "b.", "fascicolo": "fasc.",
    "filza": "filza", "zespol": "zesp.", "teczka": "t.", "doos": "doos", "map": "map", "全宗": "全宗", "目录": "目录",
    "卷宗": "卷宗",
    # Of ArchivesSpace: `type_1` box, `indicator_1` 3.
    "type": "", "indicator": "",
}  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T]\d.*)?")
_ISO_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}")
DAY_FIRST, MONTH_FIRST = "day", "month"


def parts_of_shelfmarks(headings: Sequence[str]) -> frozenset[int]:
    """Return the places of the headings that name parts of a shelfmark; one alone may be something else."""
    keys = [key(heading) for heading in headings]
    named = {"type", "indicator"} if "indicator" in keys else set()
    found = [at for at, words in enumerate(keys) if words in _LABELS and words not in {"type", "indicator"} - named]
    return frozenset(found) if len({keys[at] for at in found}) > 1 else frozenset()


def shelfmark(parts: Sequence[tuple[str, str]]) -> str:
    """Return the parts of a shelfmark, by their headings, in one line: `ф. 39, оп. 1, д. 31`, `box 3, folder 12`."""
    filled = [(_LABELS.get(key(heading), ""), clean_line(cell)) for heading, cell in parts if cell.strip()]
    if len(parts) == 1:
        return filled[0][1] if filled else ""
    said = [f"{label} {cell}" if label and cell[:1].isdigit() else cell for label, cell in filled]
    return (", " if any(label for label, _ in filled) else " ").join(said)


def order_of(heading: str, values: Collection[str]) -> str:
    """Return whether dates such as `3/2/1949` begin with the day or the month, "" where nothing tells."""
    hint = heading.lower().replace(" ", "")
    for first, words in (
        (DAY_FIRST, ("dd/mm", "dd-mm", "d/m/y", "tt/mm", "jj/mm", "дд/мм", "gg/mm")),
        (MONTH_FIRST, ("mm/dd", "mm-dd", "m/d/y")),
    ):
        if any(word in hint for word in words):
            return first
    pairs = [(int(found[1]), int(found[3])) for value in values if (found := _SLASHED.fullmatch(value.strip()))]
    firsts, seconds = (any(pair[at] > 12 for pair in pairs) for at in (0, 1))
    if firsts == seconds:
        return ""
    return DAY_FIRST if firsts else MONTH_FIRST


def ordered(cell: str, order: str) -> str:
    """Return `3/2/1949` as `1949-02-03` or `1949-03-02`, by this order; anything else as it is."""
    found = _SLASHED.fullmatch(cell.strip()) if order else None
    if found is None or found[2] == ".":
        return cell
    day, month = (found[1], found[3]) if order == DAY_FIRST else (found[3], found[1])
    return f"{found[4]}-{month:0>2}-{day:0>2}" if int(month) <= 12 else cell


def with_date(ours: dict[str, str]) -> dict[str, str]:
    """Combine year, month and day, or a first and a last day, into the date where no column has it in one piece."""
    year, month, day = (_unless_zero(ours.pop(part, "")) for part in (YEAR, MONTH, DAY))
    first, last = (clean_line(ours.pop(part, "")) for part in (FIRST, LAST))
    if any(ours.get(field, "").strip() for field in ("date", "date_text")):
        return ours
    if year or month or day:
        return ours | _dated(year, month, day)
    if not last or first == last:
        return ours | ({"date_text": first} if first else {})
    if not first:
        return ours | ({"date": f"../{last}"} if _ISO_POINT.fullmatch(last) else {"date_text": f"until {last}"})
    if _ISO_POINT.fullmatch(first) and _ISO_POINT.fullmatch(last):
        return ours | {"date": f"{first}/{last}"}
    return ours | {"date_text": f"{first} to {last}"}


def _dated(year: str, month: str, day: str) -> dict[str, str]:
    if year.isdigit() and all(part.isdigit() or not part for part in (month, day)) and (month or not day):
        return {"date": "-".join([f"{year:0>4}", *(f"{part:0>2}" for part in (month, day) if part)])}
    return {"date_text": " ".join(filter(None, (day, month, year)))}


def _unless_zero(part: str) -> str:
    plain = clean_line(part)
    return plain if plain.strip("0") else ""


def with_holding(ours: dict[str, str]) -> dict[str, str]:
    """Combine repository, shelfmark and note, from a column each, into one holding."""
    if not any(part in ours for part in HOLDING):
        return ours
    parts = [clean_line(ours.pop(part, "")) for part in HOLDING]
    holding = cells.joined([cells.composed(parts)]) if any(parts) else ""
    ours["holdings"] = "|".join(filter(None, [ours.get("holdings", ""), holding]))
    return ours


def with_texts(ours: dict[str, str]) -> dict[str, str]:
    """Combine original and translation, from a column each, into texts."""
    given = [(kind, ours.pop(field)) for field, kind in TEXTS.items() if field in ours]
    if given:
        texts = [cells.BETWEEN.join([kind, "", "", text]) for kind, text in given if text.strip()]
        ours["texts"] = "|".join(filter(None, [ours.get("texts", ""), cells.joined(texts)]))
    return ours


def with_places(ours: dict[str, str]) -> dict[str, str]:
    """Combine the places of a letter, from a column each, with what they are to it."""
    given = [(role, cells.parted(ours.pop(field))) for field, role in PLACES.items() if field in ours]
    places = [cells.composed([name, role]) for role, names in given for name in names]
    if given:
        ours["places"] = "|".join(filter(None, [ours.get("places", ""), cells.joined(places)]))
    return ours
