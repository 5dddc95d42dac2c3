"""The people of a labelled line: `Liu Xiao, Ambassador in Moscow`, `Mr. Akalovsky (interpreter)`."""

import re
from typing import Final

from archive.documents.vocabulary import Certainty, Role
from archive.interchange.reading.shape import split_name
from archive.names.titles import read_title

_REMARK: Final = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")
_ADDRESS: Final = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>|\s*\(?\b[\w.+-]+@[\w.-]+\w\)?")  # of mail
_INITIAL: Final = re.compile(r"\s[^\W\d_]\.$")
_MANY: Final = (Role.PARTICIPANT, Role.MENTIONED)


def credits_of(value: str, role: Role) -> list[dict[str, str]]:
    """Return a credit for each name in the line: one to a line or between semicolons; participants also by commas."""
    parts = [_tidy(part) for part in re.split(r"[;\n|]", _ADDRESS.sub("", value))]
    parts = [part for part in parts if part]
    if len(parts) == 1 and role in _MANY and "," in parts[0]:
        listed = read_title(f"Memorandum of Conversation between {parts[0]}").names
        if len(listed) > 1:
            return [_credit(name.form, name.supplied, role) for name in listed]
    return [credit for part in parts for credit in _of(part, role)]


def _tidy(part: str) -> str:
    """Return a name without the full stop of its line; that of an initial, `Nitze, Paul H.`, is its own."""
    part = part.strip()
    return part if len(part) < 4 or _INITIAL.search(part) else part.strip(" .")


def _of(part: str, role: Role) -> list[dict[str, str]]:
    office = next(iter(read_title(f"Letter from {part}").names), None)
    if office and office.kind == "title" and office.supplied:  # `The Ambassador in France (Bruce)`
        return [_credit(office.form, office.supplied, role)]
    remark = _REMARK.fullmatch(part)
    part, note = (remark[1], remark[2]) if remark else (part, "")
    read = [name for name in read_title(f"Letter from {part}").names if not name.anonymous]
    # `Acheson, Dean` is one name in a list's order, and not two.
    if len(read) == 1 or (len(read) > 1 and all(" " in name.form for name in read)):
        return [_credit(name.form, name.supplied, role, note) for name in read]
    return [_credit(*split_name(part), role, note)]


def _credit(name: str, supplied: str, role: Role, note: str = "") -> dict[str, str]:
    said = {"name": name, "supplied": supplied, "role": role.value, "certainty": Certainty.CERTAIN.value}
    return said | ({"note": note} if note else {})
