"""Saved column mappings of imports."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import LineField


class ImportProfile(models.Model):
    """A named mapping of columns. `columns` is a list of {"heading", "field", "separator", "turned", "order"}."""

    name = LineField(_("name"), max_length=100, unique=True)
    columns = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("import profile")
        verbose_name_plural = _("import profiles")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.name)
