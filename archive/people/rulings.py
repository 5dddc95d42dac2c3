"""Decisions on a waiting name as such: an office, several people, no name, or not the same as another."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField, LineField, ProseField
from archive.dates.fields import ImpreciseDateField
from archive.names.keys import name_key
from archive.people.models import Person


class Ruling(models.Model):
    """A decision on a waiting name, kept with its reason; it holds for the folded name, in every spelling of it.

    `not_same` and `perhaps` are about two names (`other`), or a name and a person. `unknown`, looked for and not found,
    keeps a digest of the `evidence` then, so that new evidence brings the name back. `several` names its `parts`.
    """

    class Verdict(models.TextChoices):
        NOT_SAME = "not_same", _("not the same")
        PERHAPS = "perhaps", _("perhaps the same")
        UNKNOWN = "unknown", _("looked for, not found")
        OFFICE = "office", _("an office")
        SEVERAL = "several", _("several people")
        NO_NAME = "no_name", _("not a name")
        LATER = "later", _("later")

    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices)
    form = LineField(_("form"), max_length=500)
    key = KeyField(source="form", by=name_key, db_index=True)
    other = LineField(_("other form"), max_length=500, blank=True)
    other_key = KeyField(source="other", by=name_key, db_index=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="rulings", verbose_name=_("person"))
    parts = models.JSONField(_("parts"), default=list, blank=True)
    evidence = models.CharField(_("evidence"), max_length=64, blank=True)
    reason = ProseField(_("reason"))
    decided = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("ruling on a name")
        verbose_name_plural = _("rulings on names")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["key", "verdict"], condition=Q(other_key="", person=None), name="ruling_once_per_name"
            ),
            models.UniqueConstraint(
                fields=["key", "other_key"], condition=~Q(other_key="") & Q(person=None), name="ruling_once_per_pair"
            ),
            models.UniqueConstraint(
                fields=["key", "person"], condition=Q(person__isnull=False), name="ruling_once_per_bearer"
            ),
        ]

    def __str__(self) -> str:
        whom = self.other or (str(self.person) if self.person else self.get_verdict_display())
        return f"“{self.form}” / {whom}"


class Holder(models.Model):
    """A person who held an office, and when, as far as is known; the office is a ruling on its name."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="holders", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", verbose_name=_("person"))
    since = ImpreciseDateField(_("from"), null=True, blank=True)
    until = ImpreciseDateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("holder of an office")
        verbose_name_plural = _("holders of offices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person}: {self.ruling.form}"
