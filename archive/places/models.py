"""A place, and its other names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField, LineField
from archive.authority.models import AuthorityQuerySet, AuthorityRecord, not_into_itself
from archive.dates.fields import ImpreciseDateField
from archive.names.keys import name_key


class PlaceQuerySet(AuthorityQuerySet["Place"]):
    """Chainable filters for places."""


class Place(AuthorityRecord):
    """A town, a region or a country; a document of Urumchi is also found under Xinjiang and China."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("lies in")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name_key", "pk"]
        constraints = [
            not_into_itself("place"),
            models.UniqueConstraint(
                fields=["name_key", "parent"], condition=Q(merged_into=None), name="place_once_within_its_parent"
            ),
            models.UniqueConstraint(
                fields=["name_key"], condition=Q(merged_into=None, parent=None), name="place_once_at_the_top"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__gte=-90, latitude__lte=90), name="place_latitude_in_range"
            ),
            models.CheckConstraint(
                condition=Q(longitude=None) | Q(longitude__gte=-180, longitude__lte=180),
                name="place_longitude_in_range",
            ),
        ]


class PlaceName(models.Model):
    """Another name of the place, perhaps for a time only: Stalingrad from 1925 until 1961."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="names", verbose_name=_("place"))
    form = LineField(_("form"), max_length=200)
    key = KeyField(source="form", by=name_key, db_index=True)
    used_from = ImpreciseDateField(_("used from"), null=True, blank=True)
    used_until = ImpreciseDateField(_("used until"), null=True, blank=True)

    class Meta:
        verbose_name = _("name of the place")
        verbose_name_plural = _("names of the place")
        constraints = [models.UniqueConstraint(fields=["place", "form"], name="place_name_once")]

    def __str__(self) -> str:
        return str(self.form)
