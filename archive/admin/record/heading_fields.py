"""Form fields for headings: one per line, by any of their names; new ones are created with the record.

Editorial markers qualify a heading on the record, as in `[Wien]`, `Wien?`, `[Wien?]`; the heading itself is plain.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from archive.documents.models import Collection
from archive.documents.vocabulary import Certainty
from archive.interchange.record import TravellingPlace
from archive.interchange.resolving.headings import Headings, collections, topics
from archive.interchange.resolving.places import Places
from archive.names.marked import Marked, unmarked
from archive.places.models import Place
from archive.text.cleaning import clean_line
from archive.topics.models import Topic

BETWEEN: Final = re.compile(r"\s*(?:·|::)\s*")
_WITHIN: Final = re.compile(r"(.+?) \(([^()]+)\)")


class Meant(NamedTuple):
    """The record meant by a line, its role in the document, and its qualifiers there."""

    pk: int
    role: str = ""
    supplied: str = ""
    certainty: str = Certainty.CERTAIN


class LinesWidget(forms.Textarea):
    """A textarea with one heading per line.

    A script turns the lines into chips; a list of keys is accepted as lines, too.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(attrs={"rows": 2, "data-chips": kind})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
        return "\n".join(str(value) for value in flat if value is not None)


class HeadingsField(forms.CharField):
    """Several headings of a kind. Cleaned it is the lines; `pks()` finds or creates their records after validation."""

    kind: str
    model: type[models.Model]
    bears_signs = False
    takes_beside = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=LinesWidget(self.kind), **kwargs)
        self.may_make = True
        self.standing: dict[str, Meant] = {}

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (clean_line(line) for line in (value if isinstance(value, list) else str(value or "").splitlines()))
        return list(dict.fromkeys(map(self._by_key, filter(None, lines))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))

    def validate(self, value: Any) -> None:
        for line in value:
            self._refuse_the_endless(line)
        if not self.may_make and (news := self.unknown(value)):
            words = _("“%(name)s” is not here yet, and making it is for curators. Choose one that is here.")
            raise ValidationError(words % {"name": news[0]})

    def unknown(self, lines: list[str]) -> list[str]:
        """Return those of these lines without an existing record."""
        raise NotImplementedError

    def _by_key(self, line: str) -> str:
        """Return the name of the record if the line is a key."""
        if not line.isdecimal() or line in self.standing or len(line) > 18 or not self.unknown([line]):
            return line
        there = self.model._default_manager.filter(pk=int(line)).first()
        return str(there) if there else line

    def plain(self, names: Iterable[str]) -> dict[str, Marked]:
        """Return each of these names without markers; names of existing headings are not parsed."""
        said = {name: unmarked(name, beside=self.takes_beside) if self.bears_signs else Marked(name) for name in names}
        signed = [name for name, one in said.items() if one.name != name]
        so_called = (
            set(self.model._default_manager.filter(name__in=signed).values_list("name", flat=True)) if signed else ()
        )
        return {name: Marked(name) if name in so_called or name in self.standing else one for name, one in said.items()}

    def meant(self, name: str, said: Marked, pk: int | None, role: str = "") -> Meant | None:
        """Return the record of this name with its qualifiers, None if there is none; existing links are unchanged."""
        if name in self.standing:
            return self.standing[name]._replace(role=role)
        certainty = Certainty.POSSIBLE if said.is_doubted else Certainty.CERTAIN
        return None if pk is None else Meant(pk, role, said.supplied, certainty)

    def _refuse_the_endless(self, line: str) -> None:
        if len(line) > 300:
            raise ValidationError(_("“%(name)s …” is longer than a heading can be.") % {"name": line[:60]})


class NamedHeadingsField(HeadingsField):
    """Headings identified by their name alone."""

    def book(self) -> Headings:
        raise NotImplementedError

    def unknown(self, lines: list[str]) -> list[str]:
        book, said = self._read(lines)
        return [one.name for line, one in said.items() if line not in self.standing and book.get(one.name) is None]

    def pks(self, lines: list[str]) -> tuple[list[Meant], list[int]]:
        """Return the records of these lines in order without duplicates, and the keys of created ones."""
        book, said = self._read(lines)
        asked = [one.name for line, one in said.items() if line not in self.standing]
        made = book.settle(asked) if any(book.get(name) is None for name in asked) else []
        found = [self.meant(line, one, book.get(one.name)) for line, one in said.items()]
        return once(found, lambda one: one.pk), made

    def _read(self, lines: list[str]) -> tuple[Headings, dict[str, Marked]]:
        """Return the existing names, and each line without markers."""
        book, said = self.book(), self.plain(lines)
        book.learn([one.name for line, one in said.items() if line not in self.standing])
        return book, said


class TopicsField(NamedHeadingsField):
    """Topics, by name or synonym."""

    kind, model = "topic", Topic
    bears_signs = True

    def book(self) -> Headings:
        return topics()


class CollectionsField(NamedHeadingsField):
    """Collections by name."""

    kind, model = "collection", Collection

    def book(self) -> Headings:
        return collections()


class PlacesField(HeadingsField):
    """Places with their role in the record: “Moscow · sent from”, “Springfield (Illinois)”."""

    kind, model = "place", Place
    bears_signs = takes_beside = True

    def to_python(self, value: Any) -> Any:
        lines: list[str] = super().to_python(value)
        return list(dict.fromkeys(" · ".join(filter(None, parted(line))) for line in lines))

    def validate(self, value: Any) -> None:
        super().validate(value)
        book, said = self._read(value)
        for name, role in map(parted, value):
            if len(role) > 40:
                raise ValidationError(_("“%(role)s” is too long for what a place is to a record.") % {"role": role})
            plain = said[name].name
            if name not in self.standing and book.trouble(_meant(book, plain)):
                words = _("Several places are called “%(name)s”. Say in which it lies: “%(name)s (Ukraine)”.")
                raise ValidationError(words % {"name": plain})

    def unknown(self, lines: list[str]) -> list[str]:
        book, said = self._read(lines)
        asked = [(one.name, _meant(book, one.name)) for name, one in said.items() if name not in self.standing]
        return [name for name, place in asked if not book.trouble(place) and book.get(place) is None]

    def pks(self, lines: list[str]) -> tuple[list[Meant], list[int]]:
        """Return the places of these lines with their roles, in order without duplicates, and the created ones."""
        book, said = self._read(lines)
        asked = [_meant(book, one.name) for name, one in said.items() if name not in self.standing]
        made = book.settle(asked) if any(book.get(place) is None for place in asked) else []
        found = [
            self.meant(name, said[name], book.get(_meant(book, said[name].name)), role)
            for name, role in map(parted, lines)
        ]
        return once(found, lambda one: one[:2]), made

    def _read(self, lines: list[str]) -> tuple[Places, dict[str, Marked]]:
        """Return the existing places, and each name without markers."""
        book, said = Places(), self.plain(parted(line)[0] for line in lines)
        names = [one.name for name, one in said.items() if name not in self.standing]
        within = [found for found in map(_WITHIN.fullmatch, names) if found]
        book.learn([TravellingPlace(name) for name in names])
        book.learn([TravellingPlace(found[1], within=found[2]) for found in within])
        return book, said


def once(found: Iterable[Meant | None], key: Callable[[Meant], Any]) -> list[Meant]:
    """Return each record once, at its first position."""
    kept: dict[Any, Meant] = {}
    for one in found:
        if one is not None:
            kept.setdefault(key(one), one)
    return list(kept.values())


def parted(line: str) -> tuple[str, str]:
    """Return the place name and role of a line such as `Moscow · sent from`."""
    name, _between, role = BETWEEN.sub("\0", line, count=1).partition("\0")
    return name.strip(), role.strip()


def _meant(book: Places, name: str) -> TravellingPlace:
    """Parse `Springfield (Illinois)`: the whole string if a place has that name, else a place within another."""
    whole, within = TravellingPlace(name), _WITHIN.fullmatch(name)
    if within is None or book.get(whole) is not None:
        return whole
    return TravellingPlace(within[1], within=within[2])
