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
from archive.documents.vocabulary import Certainty

Words = str | Promise


def _credits(**which: Any) -> Exists:
    return Exists(Credit.objects.filter(document=OuterRef("pk"), **which))


def _contradicting() -> Q:
    """Match documents in which one name is credited as certain and as disputed in the same role.

    One of two that differ is not certain: those are few, and asked of every credit the question took two seconds.
    """
    other = Credit.objects.filter(document=OuterRef("document"), role=OuterRef("role"), alias=OuterRef("alias"))
    doubtful = Credit.objects.exclude(certainty=Certainty.CERTAIN).order_by()
    told = doubtful.filter(Exists(other.exclude(certainty=OuterRef("certainty"))))
    return Q(pk__in=told.values("document"))


def _twice() -> Q:
    """Match documents that share title and days with another, read from the index of titles alone.

    Days may be missing, so that titles are looked for first, and then the whole as one text.
    """
    days = (Cast("date_earliest", CharField()), Value("|"), Cast("date_latest", CharField()))
    key = Concat("title_key", Value("|"), *days, output_field=CharField())
    alike = Document.objects.order_by().values("title_key", "date_earliest", "date_latest")
    alike = alike.annotate(n=Count("pk")).filter(n__gt=1)
    return Q(title_key__in=alike.values("title_key")) & Q(In(key, alike.annotate(day_key=key).values("day_key")))


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
