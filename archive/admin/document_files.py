"""Scans on a document's form: a file is given once; its caption and its place among the others stay editable."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.choosing_again import UploadField, UploadInput
from archive.admin.constraints import AsksTheDatabase
from archive.admin.document_parts import PartInline
from archive.documents.files.keeping import keep, path_of
from archive.documents.files.kinds import BY_TYPE, ENDINGS, FileRefused
from archive.documents.files.sending import sent
from archive.documents.models import File, StoredFile
from archive.text.cleaning import clean_line


class StoredLink(forms.Widget):
    """In the place of the upload, for a file that is there: its name, which leads to it."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.file = file

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("admin:document_file", args=[self.file.pk]), self.file.name)


class FileForm(AsksTheDatabase):
    """A file of the document, kept under its digest; another file in its place is another row."""

    upload = UploadField(
        required=False,
        label=_("file"),
        help_text=_("PDF, JPEG, PNG, TIFF or WebP, at most 64 MB."),
        widget=UploadInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )

    class Meta:
        model = File
        fields = ["upload", "caption", "position"]
        labels = {"position": _("order")}
        help_texts = {"caption": _("What the page shows: “Page 2, with Stalin's remark in the margin”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["upload"].disabled = True
            self.fields["upload"].widget = StoredLink(self.instance)

    def clean_upload(self) -> StoredFile | None:
        upload = self.cleaned_data.get("upload")
        if self.instance.pk:
            return None
        if not upload:
            raise ValidationError(_("Choose a file, or leave the row empty."), code="required")
        self.instance.name = clean_line(upload.name)[:200]
        try:
            return keep(upload, self.instance.name)
        except FileRefused as refused:
            raise ValidationError(str(refused)) from refused

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("upload"):
            self.instance.stored = self.cleaned_data["upload"]
        return super().save(commit)


class FileInline(PartInline):
    model = File
    form = FileForm
    verbose_name = _("file")
    verbose_name_plural = _("scans and other files")


def file_view(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file as the desk sees it, of a draft too."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    file = get_object_or_404(File.objects.select_related("stored"), pk=pk)
    kind, path = BY_TYPE[file.stored.media_type], path_of(file.stored.digest)
    if not path.exists():
        raise Http404(_("The bytes of this file are not in the store."))
    answer = sent(request, path, kind.media_type, etag=file.stored.digest, name=file.name, is_saved=not kind.is_shown)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
