"""Form fields for headings: one a line, by any of their names; one that is not here yet is made with the record."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from archive.documents.models import Collection
from archive.interchange.record import TravellingPlace
from archive.interchange.resolving.headings import Headings, collections, topics
from archive.interchange.resolving.places import Places
from archive.places.models import Place
from archive.text.cleaning import clean_line
from archive.topics.models import Topic

BETWEEN: Final = re.compile(r"\s*(?:·|::)\s*")
_WITHIN: Final = re.compile(r"(.+?) \(([^()]+)\)")


class LinesWidget(forms.Textarea):
    """One heading a line. A script makes chips of the lines; keys sent one by one, as a list of choices sends them, are
    lines too."""

    def __init__(self, kind: str) -> None:
        super().__init__(attrs={"rows": 2, "data-chips": kind})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        values = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
        return "\n".join(str(value) for value in flat if value is not None)


class HeadingsField(forms.CharField):
    """Several headings of a kind. Cleaned it is the lines; `pks()` finds or makes their records when all is well."""

    kind: str
    model: type[models.Model]
    refused = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=LinesWidget(self.kind), **kwargs)
        self.may_make = True
        self.standing: dict[str, Any] = {}

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
        """Those of these lines that name nothing the archive has."""
        raise NotImplementedError

    def _by_key(self, line: str) -> str:
        """Who sends a key and not a name means that record."""
        if not line.isdecimal() or line in self.standing or len(line) > 18 or not self.unknown([line]):
            return line
        there = self.model._default_manager.filter(pk=int(line)).first()
        return str(there) if there else line

    def _refuse_the_endless(self, line: str) -> None:
        if len(line) > 300:
            raise ValidationError(_("“%(name)s …” is longer than a heading can be.") % {"name": line[:60]})


class NamedHeadingsField(HeadingsField):
    """Headings whose name alone says which one is meant."""

    def book(self) -> Headings:
        raise NotImplementedError

    def unknown(self, lines: list[str]) -> list[str]:
        book = self.book()
        book.learn(lines)
        return [line for line in lines if line not in self.standing and book.get(line) is None]

    def pks(self, lines: list[str]) -> tuple[list[int], list[int]]:
        """The records of these lines in their order, each once, and those among them that had to be made."""
        book = self.book()
        asked = [line for line in lines if line not in self.standing]
        book.learn(asked)
        made = book.settle(asked) if any(book.get(line) is None for line in asked) else []
        found = [self.standing[line] if line in self.standing else book.get(line) for line in lines]
        return [pk for pk in dict.fromkeys(found) if pk is not None], made


class TopicsField(NamedHeadingsField):
    """Topics, by name or by another word for them."""

    kind, model = "topic", Topic

    def book(self) -> Headings:
        return topics()


class CollectionsField(NamedHeadingsField):
    """Collections by name."""

    kind, model = "collection", Collection

    def book(self) -> Headings:
        return collections()


class PlacesField(HeadingsField):
    """Places with what they have to do with the record: “Moscow · sent from”, “Springfield (Illinois)”."""

    kind, model = "place", Place

    def to_python(self, value: Any) -> Any:
        lines: list[str] = super().to_python(value)
        return list(dict.fromkeys(" · ".join(filter(None, parted(line))) for line in lines))

    def validate(self, value: Any) -> None:
        super().validate(value)
        book = self._book(value)
        for line in value:
            name, role = parted(line)
            if len(role) > 40:
                raise ValidationError(_("“%(role)s” is too long for what a place is to a record.") % {"role": role})
            if name not in self.standing and book.trouble(_meant(book, name)):
                words = _("Several places are called “%(name)s”. Say in which it lies: “%(name)s (Ukraine)”.")
                raise ValidationError(words % {"name": name})

    def unknown(self, lines: list[str]) -> list[str]:
        book = self._book(lines)
        names = [parted(line)[0] for line in lines]
        unsettled = [name for name in names if name not in self.standing]
        return [name for name in unsettled if not book.trouble(m := _meant(book, name)) and book.get(m) is None]

    def pks(self, lines: list[str]) -> tuple[list[tuple[int, str]], list[int]]:
        """The places of these lines with their roles, in order, each pair once, and the places that had to be made."""
        book = self._book(lines)
        said = [parted(line) for line in lines]
        asked = [_meant(book, name) for name, _role in said if name not in self.standing]
        made = book.settle(asked) if any(book.get(place) is None for place in asked) else []
        found = [(self.standing.get(name) or book.get(_meant(book, name)), role) for name, role in said]
        return [(pk, role) for pk, role in dict.fromkeys(found) if pk is not None], made

    def _book(self, lines: Iterable[str]) -> Places:
        book = Places()
        names = [parted(line)[0] for line in lines]
        within = [found for found in map(_WITHIN.fullmatch, names) if found]
        book.learn([TravellingPlace(name) for name in names])
        book.learn([TravellingPlace(found[1], within=found[2]) for found in within])
        return book


def parted(line: str) -> tuple[str, str]:
    """The name of a place and its role in a line: `Moscow · sent from`."""
    name, _between, role = BETWEEN.sub("\0", line, count=1).partition("\0")
    return name.strip(), role.strip()


def _meant(book: Places, name: str) -> TravellingPlace:
    """`Springfield (Illinois)` is a name of its own where a place is so called, else one that lies in another."""
    whole, within = TravellingPlace(name), _WITHIN.fullmatch(name)
    if within is None or book.get(whole) is not None:
        return whole
    return TravellingPlace(within[1], within=within[2])
