"""Worklists of records to mend: each is one query, counted on the desk's home and shown by the desk's list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.db.models.lookups import In
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.models import Credit, Document, File, Text
from archive.documents.querysets import UNDATED

Words = str | Promise


def _credits(**which: Any) -> Exists:
    return Exists(Credit.objects.filter(document=OuterRef("pk"), **which))


def _contradicting() -> Exists:
    """Match documents in which one name is credited as certain and as disputed in the same role."""
    other = Credit.objects.filter(document=OuterRef("document"), role=OuterRef("role"), alias=OuterRef("alias"))
    doubtful = other.exclude(certainty=OuterRef("certainty"))
    return Exists(Credit.objects.filter(Exists(doubtful), document=OuterRef("pk")))


def _twice() -> In:
    """Match documents that share title and days with another: by GROUP BY, since a correlated subquery took minutes."""
    days = (Cast("date_earliest", CharField()), Value("|"), Cast("date_latest", CharField()))
    key = Concat("title_key", Value("|"), *days, output_field=CharField())
    keyed = Document.objects.order_by().annotate(day_key=key).values("day_key")
    return In(key, keyed.annotate(n=Count("pk")).filter(n__gt=1).values("day_key"))


@dataclass(frozen=True)
class Mending:
    """The worklists, by the word that stands in addresses, each with its label and its query."""

    every: Mapping[str, tuple[Words, Any]]

    @property
    def labels(self) -> list[tuple[str, Words]]:
        return [(name, label) for name, (label, _question) in self.every.items()]

    def question(self, name: str) -> Any:
        """Return the condition that selects the documents of this worklist."""
        return self.every[name][1]


MENDING: Final = Mending(
    {
        "date": (_("without a date"), UNDATED),
        "summary": (_("without a summary"), Q(summary="")),
        "type": (_("without a type"), Q(type=None)),
        "credits": (_("without a name"), ~_credits()),
        "person": (_("with a name not yet identified"), _credits(alias__person=None)),
        "bracket": (
            _("with a bracket in the title and no credit that says it"),
            Q(title__contains="[") & ~Exists(Credit.objects.filter(document=OuterRef("pk")).exclude(supplied="")),
        ),
        "contradicting": (_("with credits that contradict one another"), _contradicting()),
        "twice": (_("of the same title and day as another"), _twice()),
        "language": (
            _("with a text without its language"),
            Exists(Text.objects.filter(document=OuterRef("pk"), language="")),
        ),
        "topic": (_("without a topic"), Q(topic_tags=None)),
        "files": (_("with a file of no bytes"), Exists(File.objects.filter(document=OuterRef("pk"), stored__size=0))),
    }
)
