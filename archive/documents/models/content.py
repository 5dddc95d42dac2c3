"""Texts and files. Contents are stored once, under their SHA-256, so that history stays small."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import LineField
from archive.documents.models.document import Document
from archive.documents.vocabulary import TextKind


class Content(models.Model):
    """A text under its SHA-256 (hexadecimal, of the UTF-8 bytes). A take-down blanks the body and keeps the digest."""

    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    body = models.TextField(_("body"))

    def __str__(self) -> str:
        return str(self.digest)


class Text(models.Model):
    """A text of a document in one language."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="texts", verbose_name=_("document"))
    kind = models.CharField(_("kind"), max_length=12, choices=TextKind.choices, default=TextKind.ORIGINAL)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("BCP 47: en, ru, zh-Hans …"))
    content = models.ForeignKey(Content, models.PROTECT, related_name="texts", verbose_name=_("content"))
    credit = LineField(_("credit"), max_length=500, blank=True, help_text=_("“Translated by …”"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language or 'language not known'})"


class StoredFile(models.Model):
    """A stored file, known by its SHA-256; its bytes lie in the data folder."""

    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("In bytes."))
    media_type = models.CharField(_("media type"), max_length=100)

    def __str__(self) -> str:
        return str(self.digest)


class File(models.Model):
    """A scan or another file that belongs to a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files", verbose_name=_("document"))
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="files", verbose_name=_("stored"))
    name = LineField(_("name"), max_length=200, help_text=_("The name offered for saving it."))
    caption = LineField(_("caption"), max_length=500, blank=True)
    is_restricted = models.BooleanField(
        _("kept from readers"), default=False, help_text=_("The desk sees it; readers do not, nor that it is there.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)


class TakenDown(models.Model):
    """Something that was erased by law: only the digest of a text, a file or a version of a record is left.

    Nothing with that digest is stored again. The journal records these rows, so that none is added or removed
    unnoticed.
    """

    class What(models.TextChoices):
        TEXT = "text", _("text")
        FILE = "file", _("file")
        VERSION = "version", _("version")

    what = models.CharField(_("what"), max_length=7, choices=What.choices)
    digest = models.CharField(_("digest"), max_length=64)
    record = models.CharField(_("record"), max_length=8, help_text=_("The id of the record it was taken from."))

    class Meta:
        verbose_name = _("content taken down")
        verbose_name_plural = _("contents taken down")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["what", "digest"], name="taken_down_once")]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.digest}"
