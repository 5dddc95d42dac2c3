"""What a run did, in the reader's language: stored as data, worded when it is read.

`Run.told` is {"deed": a key of DEEDS, "values": words of its sentence, "records": [[kind, key, name], …] of the most
telling kind, "counts": {kind: how many}, "of": what an undo or the end of a decision takes back, told in the same way};
all of it may be missing in older runs. Of the values, "verdict" is the key of a verdict and "n" the number by which the
plural is chosen; all others are inserted as they are.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from archive.imprint.figures import figure
from archive.people.models import NotSame
from archive.people.rulings import Ruling

Told = dict[str, Any]
Words = str | Promise

DEEDS: Final[Mapping[str, Any]] = {
    "published": gettext_lazy("Published: %(records)s"),
    "pending": gettext_lazy("A change that waited was published: %(records)s"),
    "submitted": gettext_lazy("For review: %(records)s"),
    "sent back": gettext_lazy("Sent back: %(records)s"),
    "withdrawn": gettext_lazy("Withdrawn: %(records)s"),
    "taken down": gettext_lazy("Taken down, for good: %(records)s"),
    "held": gettext_lazy("Held back: %(records)s"),
    "scheduled": gettext_lazy("To be published on a day: %(records)s"),
    "released": gettext_lazy("Released on the day that was set: %(records)s"),
    "returned": gettext_lazy("Returned to an earlier version: %(records)s"),
    "removed": gettext_lazy("Thrown away: %(records)s"),
    "merged": gettext_lazy("%(absorbed)s → %(survivor)s"),
    "renamed": gettext_lazy("%(before)s → %(after)s"),
    "split": gettext_lazy("%(person)s: %(names)s → %(other)s"),
    "heading split": ngettext_lazy(
        "%(heading)s: %(number)s document → %(other)s", "%(heading)s: %(number)s documents → %(other)s", "n"
    ),
    "identified": gettext_lazy("%(name)s: %(person)s"),
    "names from a list": ngettext_lazy("%(number)s name from a list", "%(number)s names from a list", "n"),
    "cards from a table": ngettext_lazy("%(number)s card from a table", "%(number)s cards from a table", "n"),
    "sure cards": ngettext_lazy("%(number)s sure card", "%(number)s sure cards together", "n"),
    "decided": gettext_lazy("%(one)s / %(other)s: %(verdict)s"),
    "not borne": gettext_lazy("“%(name)s” / %(person)s"),
    "holders": gettext_lazy("%(name)s: held by %(people)s"),
    "ruled": gettext_lazy("%(name)s: %(verdict)s"),
    "fixtures": gettext_lazy("%(reason)s: people, topics and places"),
}
# Bulk edits: how, and of what.
BATCHES: Final[Mapping[str, Words]] = {
    "add": gettext_lazy("%(what)s “%(value)s” added: %(records)s"),
    "remove": gettext_lazy("%(what)s “%(value)s” taken away: %(records)s"),
    "replace": gettext_lazy("%(what)s “%(value)s” replaced by “%(by)s”: %(records)s"),
    "set": gettext_lazy("%(what)s set to “%(value)s”: %(records)s"),
    "find": gettext_lazy("in %(what)s “%(value)s” replaced by “%(by)s”: %(records)s"),
}
CHANGED: Final[Mapping[str, Words]] = {
    "topic": gettext_lazy("topic"),
    "place": gettext_lazy("place"),
    "collection": gettext_lazy("collection"),
    "repository": gettext_lazy("repository"),
    "language": gettext_lazy("language"),
    "credit": gettext_lazy("credit"),
    "type": gettext_lazy("type"),
    "rights": gettext_lazy("rights"),
    "state": gettext_lazy("state"),
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "texts": gettext_lazy("texts"),
    "number": gettext_lazy("number"),
    "date_text": gettext_lazy("date text"),
    "classification": gettext_lazy("classification"),
    "funding": gettext_lazy("credits line"),
    "note": gettext_lazy("note"),
}
# The order in which kinds are chosen to name a run.
_TELLING: Final = (
    "document", "person", "topic", "place", "collection", "repository", "type", "imprint", "decision",
    "name decision", "alias",
)  # fmt: skip
# Imports, by what became of their rows.
_IMPORTED: Final[Mapping[str, Any]] = {
    "people": ngettext_lazy("%(n)s person", "%(n)s people", "n"),
    "new": ngettext_lazy("%(n)s new", "%(n)s new", "n"),
    "changed": ngettext_lazy("%(n)s changed", "%(n)s changed", "n"),
    "unchanged": ngettext_lazy("%(n)s unchanged", "%(n)s unchanged", "n"),
    "refused": ngettext_lazy("%(n)s refused", "%(n)s refused", "n"),
    "published": ngettext_lazy("%(n)s published", "%(n)s published", "n"),
}
_MORE: Final[Mapping[str, Any]] = {
    "document": ngettext_lazy("%(n)s document", "%(n)s documents", "n"),
    "person": ngettext_lazy("%(n)s person", "%(n)s people", "n"),
    "alias": ngettext_lazy("%(n)s name", "%(n)s names", "n"),
    "topic": ngettext_lazy("%(n)s topic", "%(n)s topics", "n"),
    "place": ngettext_lazy("%(n)s place", "%(n)s places", "n"),
}
KINDS: Final[Mapping[str, Words]] = {
    "imprint": gettext_lazy("the archive itself"),
    "type": gettext_lazy("type of document"),
    "ruling": gettext_lazy("decision on a card"),
    "repository": gettext_lazy("repository"),
    "collection": gettext_lazy("collection"),
    "place": gettext_lazy("place"),
    "topic": gettext_lazy("topic"),
    "person": gettext_lazy("person"),
    "alias": gettext_lazy("name"),
    "decision": gettext_lazy("decision on a pair"),
    "name decision": gettext_lazy("decision on a name"),
    "departure": gettext_lazy("name that went elsewhere"),
    "taken down": gettext_lazy("content taken down"),
    "document": gettext_lazy("document"),
}
# The end of a decision: told["of"] is the decision.
TAKEN_BACK: Final = "taken back"
SHOWN: Final = 2
KEPT: Final = 3
_LONGEST: Final = 90


def name_of(value: Mapping[str, Any] | None) -> str:
    """Return the name of a journalled record, or "" where it has none of its own."""
    fields = (value or {}).get("fields", {})
    return str(fields.get("title") or fields.get("name") or fields.get("form") or "")


def records_told(counts: Mapping[str, int], names: Mapping[str, Iterable[tuple[int, str]]]) -> Told:
    """Return what a run stores of its records: counts, and the first few of the most telling kind by name."""
    kind = next((kind for kind in _TELLING if counts.get(kind)), "")
    records = [[kind, pk, name[:200]] for pk, name in names.get(kind, ())]
    return {"counts": dict(counts), "records": records[:KEPT]}


def said(told: Told, *, summary: str, kind: Words) -> str:
    """Return the run as a sentence in the active language.

    `summary` replaces missing data, and `kind` is the kind of deed.
    """
    if "of" in told:
        undone = told["of"]
        what = said(undone, summary=undone.get("summary", ""), kind=kind)
        is_end = told.get("deed") == TAKEN_BACK
        return _("Taken back: %(decision)s") % {"decision": what} if is_end else _("Undone: %(deed)s") % {"deed": what}
    if numbers := told.get("imported"):
        counted = [str(_IMPORTED[what] % {"n": number}) for what, number in numbers.items() if number]
        return _("Import: %(numbers)s") % {"numbers": ", ".join(counted) or _("nothing")}
    records = _records(told)
    values = _with_figures(told.get("values", {}))
    if batch := BATCHES.get(values.get("how", "")):
        what = str(CHANGED.get(values["what"], values["what"]))
        return str(batch) % {**values, "what": what, "records": records}
    if deed := DEEDS.get(told.get("deed", "")):
        return str(deed % {**values, **_verdict(values), "records": records})
    if told.get("by_name") and records:
        return records
    return summary or records or str(kind)


def in_english(told: Told, *, summary: str, kind: Words) -> str:
    """Return the same in English, at most 500 characters, as the text by which runs are searched."""
    with translation.override("en"):
        return said(told, summary=summary, kind=kind)[:500]


def counted(deed: str, number: int) -> Told:
    """Return what a deed tells that is described by a number alone."""
    return {"deed": deed, "values": {"n": number, "number": f"{number:,}"}}


def _with_figures(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values with the number grouped as the reader's language groups it, not as it was stored."""
    return {**values, "number": figure(values["n"])} if isinstance(values.get("n"), int) else values


def _verdict(values: Mapping[str, Any]) -> dict[str, Words]:
    """Return the verdict among the values in words; an obsolete one as it was stored."""
    known: Mapping[str, Words] = {**dict(NotSame.Verdict.choices), **dict(Ruling.Verdict.choices)}
    return {"verdict": known.get(values["verdict"], values["verdict"])} if "verdict" in values else {}


def _records(told: Told) -> str:
    """Return the first records by name, and how many more there are."""
    names = [_shortened(name) for _kind, _pk, name in told.get("records", ())[:SHOWN] if name]
    if not names:
        return _counted(told.get("counts", {}))
    kind = told["records"][0][0]
    more = told["counts"].get(kind, len(names)) - len(names)
    if more <= 0:
        return "; ".join(names)
    words = ngettext("%(names)s and %(n)s more", "%(names)s and %(n)s more", more)
    return words % {"names": "; ".join(names), "n": figure(more)}


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(_so_many(kind, number) for kind, number in counts.items())


def _so_many(kind: str, number: int) -> str:
    return str(_MORE[kind] % {"n": number}) if kind in _MORE else f"{number} × {KINDS.get(kind, kind)}"


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rsplit(' ', 1)[0]} …"
