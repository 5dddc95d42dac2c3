"""Notes on what a reference has no field for: names as written, doubts, and further people."""

from collections.abc import Iterator, Mapping
from typing import Final

from archive.citations.credited import Credited
from archive.citations.dating import beyond_figures
from archive.citations.source import Source
from archive.documents.vocabulary import Certainty, DateBasis, Role

ROLES: Final[Mapping[str, str]] = {
    Role.AUTHOR: "Author",
    Role.SIGNATORY: "Signed",
    Role.ON_BEHALF_OF: "On behalf of",
    Role.RECIPIENT: "To",
    Role.VIA: "By way of",
    Role.PARTICIPANT: "Taking part",
    Role.TRANSLATOR: "Translated by",
    Role.MENTIONED: "Mentioned",
}
# Some programs read a word and a colon at the beginning of a note as a field name.
_DEEDS: Final[Mapping[str, str]] = {
    Role.AUTHOR: "Written by",
    Role.SIGNATORY: "Signed by",
    Role.ON_BEHALF_OF: "On behalf of",
    Role.RECIPIENT: "Addressed to",
    Role.VIA: "By way of",
    Role.PARTICIPANT: "With",
    Role.TRANSLATOR: "Translated by",
    Role.MENTIONED: "Mentions",
}
_CERTAINTY: Final[Mapping[str, str]] = {
    Certainty.PROBABLE: "probably",
    Certainty.POSSIBLE: "possibly",
    Certainty.DISPUTED: "disputed",
}


def notes(source: Source, *said: Credited) -> Iterator[str]:
    """Yield a sentence for each thing; of people in `said`, who have fields, only what these hide."""
    yield from (sentence for name in said if (sentence := _behind(name)))
    fields = {(name.role, name.slug or name.written) for name in said}
    signed = {(Role.SIGNATORY, who) for _, who in fields}
    for role, deed in _DEEDS.items():
        rest = [name for name in source.named(role) if (role, name.slug or name.written) not in fields | signed]
        if rest:
            said_of_them = f"{deed} {'; '.join(map(described, rest))}"
            yield said_of_them if said_of_them.endswith(".") else f"{said_of_them}."
    yield from _of_the_date(source)


def described(name: Credited) -> str:
    """Return the name with its person and doubt: `Filippov [Joseph Stalin] (probably; by the hand)`."""
    about = "; ".join(filter(None, [_CERTAINTY.get(name.certainty, ""), name.note]))
    said = name.direct if name.person else _unidentified(name)
    return f"{said} ({about})" if about else said


def _unidentified(name: Credited) -> str:
    """Return all of an unidentified name: `Chou En-lai (Zhou Enlai)`, of which a citation takes only the first part."""
    doubt = "" if name.is_sure else "?"
    if name.supplied:
        return f"{name.written} [{name.supplied}{doubt}]"
    return f"[{name.written}{doubt}]" if doubt else name.written


def _behind(name: Credited) -> str:
    """Return what a field with the person's name hides: the spelling, and the doubt."""
    written = f" as “{name.written}”" if name.written not in (name.name.direct, name.name.parted) else ""
    supplied = f"with “{name.supplied}” in brackets" if name.supplied and not name.person else ""
    about = "; ".join(filter(None, [_CERTAINTY.get(name.certainty, ""), supplied, name.note]))
    if not (written or about):
        return ""
    return f"{_DEEDS[name.role]} {name.name.direct}{written}{f' ({about})' if about else ''}."


def _of_the_date(source: Source) -> Iterator[str]:
    if source.date is not None and source.is_dated and beyond_figures(source.date):
        yield f"Dated {source.date.wording()} ({source.date.edtf})."
    if source.date_basis == DateBasis.INFERRED:
        yield f"The date is inferred. {source.date_note}".strip()
    elif source.date_basis == DateBasis.CATALOGUE:
        yield f"The date is taken from a catalogue. {source.date_note}".strip()
