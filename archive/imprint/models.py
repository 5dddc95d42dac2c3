"""The imprint, and its words in each language."""

from typing import Any, Final
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.authority.fields import LineField, ProseField, WebAddressField

THE_ONE: Final = 1
_MARKDOWN: Final = gettext_lazy(
    "Markdown: an empty line between paragraphs, *slanted*, [a link](https://example.org), ## a heading. "
    "Where it is empty, the words the archive came with are shown."
)


def languages() -> list[tuple[str, str]]:
    """Return the languages of the archive."""
    return list(settings.LANGUAGES)


def known_zone(value: str) -> None:
    """Raise ValidationError unless the time zone is known."""
    if value not in available_timezones():
        raise ValidationError(_("“%(zone)s” is no time zone. Write it like Europe/Berlin.") % {"zone": value})


class Imprint(models.Model):
    """What the archive says of itself in all languages alike. A single row, created by the first save."""

    cited_as = LineField(
        gettext_lazy("name in citations"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("As footnotes and reference programs name the archive, in every language alike."),
    )
    email = models.EmailField(gettext_lazy("address for letters from readers"), blank=True)
    licence_url = WebAddressField(
        gettext_lazy("address of the licence"),
        blank=True,
        help_text=gettext_lazy("Of the descriptions, for instance https://creativecommons.org/publicdomain/zero/1.0/"),
    )
    time_zone = models.CharField(
        gettext_lazy("time zone"),
        max_length=60,
        blank=True,
        validators=[known_zone],
        help_text=gettext_lazy("In which days begin, such as Europe/Berlin."),
    )
    logo = models.TextField(gettext_lazy("logo"), blank=True, editable=False)
    changed = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = gettext_lazy("the archive itself")
        default_permissions = ["view", "change"]

    def __str__(self) -> str:
        return _("The archive itself")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the single row."""
        self.pk = THE_ONE
        super().save(*args, **kwargs)


class Wording(models.Model):
    """The archive's words in one language; "" falls back to the first language, or to the shipped words."""

    imprint = models.ForeignKey(Imprint, models.CASCADE, related_name="wordings")
    language = models.CharField(gettext_lazy("language"), max_length=12, choices=languages)
    name = LineField(gettext_lazy("name"), max_length=120, blank=True)
    tagline = LineField(gettext_lazy("in one sentence"), max_length=200, blank=True)
    home = ProseField(gettext_lazy("on the first page"), blank=True, help_text=_MARKDOWN)
    about = ProseField(gettext_lazy("about the archive"), blank=True, help_text=_MARKDOWN)
    address = ProseField(gettext_lazy("postal address"), blank=True)
    rights = ProseField(
        gettext_lazy("rights statement"),
        blank=True,
        help_text=gettext_lazy("What readers may do with the documents, in a sentence or two."),
    )
    licence = ProseField(gettext_lazy("licence"), blank=True, help_text=_MARKDOWN)
    privacy = ProseField(gettext_lazy("privacy"), blank=True, help_text=_MARKDOWN)

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("words in one language")
        verbose_name_plural = gettext_lazy("words in each language")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["imprint", "language"], name="wording_once_in_a_language")]

    def __str__(self) -> str:
        return dict(languages()).get(self.language, self.language)
