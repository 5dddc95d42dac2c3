"""A line of an action file, with the people and records it names resolved."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.documents.models import Document
from archive.people.models import Alias, Person


@dataclass(frozen=True)
class Line:
    """An action of a demo account. `document` in the file is a public id or an external id."""

    said: dict[str, Any]
    folder: Path
    source: str

    @property
    def by(self) -> User:
        return User.objects.get(username=self.said["by"])

    @property
    def to(self) -> int | None:
        """The addressee; None for everybody."""
        return User.objects.get(username=self.said["to"]).pk if self.said.get("to") else None

    @property
    def words(self) -> str:
        return str(self.said.get("words", ""))

    @property
    def document(self) -> Document:
        name = self.said["document"]
        if ":" in name:
            return Document.objects.get(source=self.source, external_id=name)
        return Document.objects.get(public_id=name)

    @property
    def day(self) -> datetime.date:
        """A date relative to today, so that the demo does not age."""
        return timezone.localdate() + datetime.timedelta(days=self.said["days"])

    @property
    def waiting_name(self) -> Alias:
        return Alias.objects.get(form=self.said["name"], person=None)

    def person(self, key: str) -> Person:
        return Person.objects.get(slug=self.said[key])
