"""A credit: a name in a document, as it is written there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import LineField
from archive.documents.models.document import Document
from archive.documents.querysets import CreditQuerySet
from archive.documents.vocabulary import Certainty, Role
from archive.people.models import Alias


class Credit(models.Model):
    """Joins a document to an alias, so that the name as written stays for ever, whoever bears it.

    `supplied` is what an editor put in brackets beside it: the Stalin of “Filippov [Stalin]”. It proposes who is meant
    and never decides.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="credits", verbose_name=_("document"))
    # Indexed together with role and document, below.
    alias = models.ForeignKey(Alias, models.PROTECT, related_name="credits", verbose_name=_("alias"), db_index=False)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    certainty = models.CharField(_("certainty"), max_length=8, choices=Certainty.choices, default=Certainty.CERTAIN)
    supplied = LineField(
        _("supplied"), max_length=500, blank=True, help_text=_("What stands in brackets beside the name.")
    )
    note = LineField(
        _("note"), max_length=500, blank=True, help_text=_("Why the attribution is uncertain, or who made it.")
    )
    which = models.PositiveSmallIntegerField(
        _("which of several"), default=0, help_text=_("Tells apart two people of one name in one role: “N. N.” twice.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CreditQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        # Holds all that the page of a person reads: the credits of many thousand documents lie scattered in the table.
        indexes = [models.Index(fields=["alias", "role", "document"], name="credits_of_an_alias")]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "role", "alias", "supplied", "which"], name="credit_once_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.alias} ({self.get_role_display()})"
