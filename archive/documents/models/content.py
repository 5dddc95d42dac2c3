"""Texts and files. What they contain is kept once, under its SHA-256, so that history stays small."""

from django.db import models

from archive.authority.fields import LineField
from archive.documents.models.document import Document
from archive.documents.vocabulary import TextKind


class Content(models.Model):
    """A text under its SHA-256 (hexadecimal, of the UTF-8 bytes). A lawful takedown blanks the body, not the digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    body = models.TextField()

    def __str__(self) -> str:
        return str(self.digest)


class Text(models.Model):
    """A text of a document in one language."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=12, choices=TextKind.choices, default=TextKind.ORIGINAL)
    language = models.CharField(max_length=20, blank=True, help_text="BCP 47: en, ru, zh-Hans …")
    content = models.ForeignKey(Content, models.PROTECT, related_name="texts")
    credit = LineField(max_length=500, blank=True, help_text="“Translated by …”")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language or 'language not known'})"


class StoredFile(models.Model):
    """A file's bytes, stored under a name of our own, known by their SHA-256."""

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return str(self.digest)


class File(models.Model):
    """A scan or another file that belongs to a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="files")
    name = LineField(max_length=200, help_text="The name offered for saving it.")
    caption = LineField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)
