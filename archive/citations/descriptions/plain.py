"""A document as plain text, to read, print and keep: its metadata, then its texts."""

from collections.abc import Iterator

from archive.citations.notes import ROLES, described
from archive.citations.source import Source, SourceText
from archive.citations.styles.chicago import dated, note
from archive.text.cleaning import clean_line, clean_text


def write(source: Source) -> str:
    """Return head, summary, texts, and how to cite it, separated by blank lines."""
    parts = ["\n".join(_head(source)), source.summary, *map(_text, source.texts), "\n".join(_foot(source))]
    return "\n\n".join(part for part in map(clean_text, parts) if part.strip()) + "\n"


def _head(source: Source) -> Iterator[str]:
    yield source.title
    yield "Undated" if not source.is_dated else dated(source)
    for role, heading in ROLES.items():
        if names := source.named(role):
            yield f"{heading}: {'; '.join(map(described, names))}"
    facts = {
        "Type": source.type,
        "Number": source.number,
        "Language": ", ".join(source.languages),
        "Topics": "; ".join(source.topics),
        "Places": "; ".join(f"{place} ({role})" if role else place for place, role in source.places),
        "Collections": "; ".join(source.collections),
        "Classification": source.classification,
    }
    yield from (f"{name}: {clean_line(fact)}" for name, fact in facts.items() if fact)
    yield from (f"Source: {held}{f'. {held.note}' if held.note not in str(held) else ''}" for held in source.holdings)


def _text(text: SourceText) -> str:
    heading = f"{text.kind.capitalize()}{f', {text.language}' if text.language else ''}"
    credit = f"\n\n{text.credit}" if text.credit else ""
    return f"{heading}\n{'-' * len(heading)}\n\n{text.body}{credit}" if text.body.strip() else ""


def _foot(source: Source) -> Iterator[str]:
    yield from filter(None, [source.rights, source.funding])
    yield f"Cite as: {note(source)}"
