"""The document itself."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from archive.authority.fields import KeyField, LineField, ProseField, WebAddressField
from archive.dates.fields import ImpreciseDateField
from archive.documents import public_id
from archive.documents.models.catalogue import DocumentType
from archive.documents.querysets import DocumentQuerySet
from archive.documents.vocabulary import DateBasis, State
from archive.text.folding import fold

if TYPE_CHECKING:
    from archive.dates import ImpreciseDate


class Document(models.Model):  # type: ignore[django-manager-missing] # TopicTag is taggit's, which ships no types
    """A letter, cable or memorandum. Only the title is required; the public id never changes."""

    public_id = models.CharField(max_length=8, unique=True, default=public_id.draw, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    published_at = models.DateTimeField(
        null=True, blank=True, editable=False, verbose_name=_("first published"), db_index=True
    )
    reason_shown = LineField(max_length=500, blank=True, editable=False)
    withheld_until = models.DateField(null=True, blank=True, editable=False)

    title = LineField(
        _("title"), max_length=2000, help_text=_("As it will be read in lists. Names in brackets stay as they are.")
    )
    title_key = KeyField(source="title", by=fold, max_length=300)
    title_language = models.CharField(_("title’s language"), max_length=20, blank=True)
    number = LineField(_("number"), max_length=100, blank=True, help_text=_("The document's own number: “4159”."))
    type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("type")
    )
    summary = ProseField(_("summary"), blank=True, help_text=_("A paragraph that says what stands in the document."))

    date = ImpreciseDateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_(
            "As exact as the document is, never more: “14 October 1949”, “February 1949”, “c. 1950”, “undated”."
        ),
    )
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)
    date_text = LineField(
        _("date text"), max_length=200, blank=True, help_text=_("The date as it is printed in the document.")
    )
    date_basis = models.CharField(_("date basis"), max_length=10, choices=DateBasis.choices, default=DateBasis.STATED)
    date_calendar = LineField(
        _("calendar"),
        max_length=40,
        blank=True,
        help_text=_("In which the printed date is written, where that is another: “julian” for Old Style."),
    )
    date_note = LineField(_("date note"), max_length=500, blank=True, help_text=_("How an inferred date was found."))

    classification = LineField(
        _("classification"), max_length=100, blank=True, help_text=_("As stamped on the original: “Secret”.")
    )
    rights = ProseField(_("rights"), blank=True)
    funding = ProseField(blank=True, verbose_name=_("credits"), help_text=_("Who made the publication possible."))
    url = WebAddressField(_("url"), max_length=500, blank=True, help_text=_("Where the record stands elsewhere."))
    source = LineField(max_length=100, blank=True, editable=False)
    external_id = LineField(
        _("external id"), max_length=200, blank=True, help_text=_("What its source calls the record.")
    )
    uploaded = models.DateField(
        _("uploaded"), null=True, blank=True, help_text=_("When its source first put it online.")
    )
    note = ProseField(_("note"), blank=True, help_text=_("For staff only."))
    changed = models.DateTimeField(_("changed"), auto_now=True, editable=False)

    topics = TaggableManager(through="archive.TopicTag", blank=True, verbose_name=_("topics"))

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["date_earliest", "date_latest", "title_key", "pk"]
        permissions = [
            ("publish_document", _("Can publish, withhold and withdraw documents")),
            ("take_down_document", _("Can take documents down by law")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title"),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="document_once_per_source"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=False) | ~Q(state=State.PUBLISHED), name="document_published_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(date_earliest=None) | Q(date_latest=None) | Q(date_latest__gte=models.F("date_earliest")),
                name="document_dates_in_order",
            ),
        ]
        indexes = [
            # Published records are left out: nearly all are, and SQLite would scan all of them to find ten by key.
            models.Index(
                fields=["state", "date_earliest", "date_latest"],
                condition=~Q(state=State.PUBLISHED),
                name="document_unpublished",
            ),
            # The state lets the desk's list count from the index.
            models.Index(fields=["date_earliest", "date_latest", "state"], name="document_by_date"),
            # The days tell apart what bears one title, so that the desk finds the same letter entered twice.
            models.Index(fields=["title_key", "date_earliest", "date_latest"], name="document_by_title"),
            models.Index(fields=["changed", "id"], name="document_by_change"),
            models.Index(fields=["number"], condition=~Q(number=""), name="document_by_number"),
            models.Index(fields=["external_id"], condition=~Q(external_id=""), name="document_by_external_id"),
            models.Index(fields=["id"], condition=~Q(note=""), name="document_with_note"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.public_id])

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED

    def set_date(self, date: "ImpreciseDate | None") -> None:
        """Set the date and, with it, the earliest and latest day it allows."""
        self.date = date
        self.date_earliest = date.earliest if date else None
        self.date_latest = date.latest if date else None
