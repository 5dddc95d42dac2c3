"""The travelling shape as spreadsheet columns: lists, composed values and formula guards in a cell."""

import re

from archive.documents.vocabulary import Role

COLUMNS = (
    "id", "state", "changed", "source", "external_id", "title", "title_language", "date", "date_text", "date_basis",
    "date_note", "date_calendar", "type", "number", "summary", "languages", *Role.values, "topics", "places",
    "collections", "holdings", "classification", "rights", "funding", "donors", "contributors", "related", "url",
    "uploaded", "texts",
)  # fmt: skip
LISTS = frozenset({"languages", "topics", "collections", "donors", "contributors"})
# Parts of a composed value, in order, with the separator between them: `Moscow :: sent from`.
COMPOSED = {
    "places": ("name", "role", "within"),
    "holdings": ("repository", "reference", "note"),
    "related": ("external_id", "kind", "id"),
    "texts": ("kind", "language", "credit", "text"),
}
BETWEEN = " :: "
# Spreadsheets take a cell that begins like this for a formula; an apostrophe before it makes it plain text.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[ \u00a0]*[\t\r])")
_ESCAPE = re.compile("_x(000[9AD]|005F)_")
# What a spreadsheet shows where a formula failed.
ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_UNESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|])")


def guarded(cell: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection).

    An apostrophe that is already there gets another one, so that `unguarded` is the exact inverse.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell without the apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def without_escapes(cell: str) -> str:
    """Return the cell with line ends and tabs decoded where a program wrote `_x000D_` (ECMA-376, ST_Xstring)."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell) if "_x00" in cell else cell


def joined(values: list[str]) -> str:
    r"""Join the values by `|`; a `|` or `\` inside a value is escaped with `\`."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def parted(cell: str) -> list[str]:
    """Split a cell into its values, without empty ones: the inverse of `joined`."""
    marked = _UNESCAPED.sub(lambda found: f"{found[1]}\x00", cell)
    return [value for part in marked.split("\x00") if (value := _ESCAPED.sub(r"\1", part).strip())]


def composed(parts: list[str]) -> str:
    """Join the parts of one value, without those missing at the end."""
    while parts and not parts[-1]:
        parts = parts[:-1]
    return BETWEEN.join(parts)


def taken_apart(value: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Split one value into its parts under these keys, without those missing at the end."""
    return {
        key: part.strip() for key, part in zip(keys, value.split(BETWEEN.strip(), maxsplit=len(keys) - 1), strict=False)
    }
