"""Files on the document form: an upload is staged once until the record is saved; caption and order can be edited."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File as DjangoFile
from django.db.models import Max
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
from archive.admin.merge_asking import number
from archive.documents.files.keeping import keep, path_of
from archive.documents.files.kinds import BY_TYPE, ENDINGS, FileRefused
from archive.documents.files.previews import MEDIA_TYPE, Size, preview
from archive.documents.files.sending import sent
from archive.documents.models import File, StoredFile
from archive.editing import pending
from archive.editing.staged import Staged, staged
from archive.text.cleaning import clean_line


class StoredLink(forms.Widget):
    """A link to the stored file, in place of the upload field."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.file = file

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html('<a href="{}">{}</a>', address_of(self.file), self.file.name)


class FileForm(AsksTheDatabase):
    """A file of the document, stored under its digest; replacing the file means a new row.

    `staged` is the key of a staged upload; a direct upload was either refused by staging or comes from a client without
    it.
    """

    upload = UploadField(
        required=False,
        label=_("file"),
        help_text=_("PDF, JPEG, PNG, TIFF or WebP, at most 64 MB."),
        widget=UploadInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )
    staged = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)

    class Meta:
        model = File
        fields = ["upload", "caption", "position", "is_restricted"]
        labels = {"position": _("order")}
        help_texts = {"caption": _("What the page shows: “Page 2, with Stalin's remark in the margin”.")}
        widgets = {"caption": forms.TextInput, "position": forms.NumberInput(attrs={"min": 0})}

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["position"].required = False
        if self.instance.pk:
            self.fields["upload"].disabled = True
            self.fields["upload"].widget = StoredLink(self.instance)
        else:
            self.fields["position"].initial = self.initial["position"] = None

    @property
    def address(self) -> str:
        """The URL of this row's file in the admin."""
        return address_of(self.instance)

    @property
    def waiting(self) -> Staged | None:
        """The staged upload of this row."""
        key = self["staged"].value() if self.by else ""
        return staged(key, by=self.by) if key else None

    def clean_position(self) -> int:
        said: int | None = self.cleaned_data["position"]
        kept: int = self.instance.position
        return kept if said is None else said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.instance.pk and "upload" not in self.errors:
            try:
                cleaned["stored"] = self._kept(cleaned)
            except FileRefused as refused:
                self.add_error("upload", ValidationError(str(refused)))
        return cleaned

    def _kept(self, cleaned: dict[str, Any]) -> StoredFile | None:
        waiting, upload = self.waiting, cleaned.get("upload")
        if waiting:
            self.instance.name = waiting.name
            with waiting.path.open("rb") as file:
                return keep(DjangoFile(file, waiting.name), waiting.name)
        if upload:
            self.instance.name = clean_line(upload.name)[:200]
            return keep(upload, self.instance.name)
        self.add_error("upload", ValidationError(str(_("Choose a file, or leave the row empty.")), code="required"))
        return None

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("stored"):
            self.instance.stored = self.cleaned_data["stored"]
            if self["position"].value() in (None, ""):
                last = self.instance.document.files.aggregate(last=Max("position"))["last"]
                self.instance.position = 0 if last is None else last + 1
        return super().save(commit)


class FileInline(PartInline):
    model = File
    form = FileForm
    row_template = "admin/archive/document/_file.html"
    extra = 2
    has_own_fields = True
    verbose_name = _("file")
    verbose_name_plural = _("scans and other files")


def file_view(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file in the admin, also of drafts; `?thumb` returns a preview."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    file = _file(pk, number(request.GET.get("of")))
    kind, path = BY_TYPE[file.stored.media_type], path_of(file.stored.digest)
    if request.GET.get("size"):
        small = preview(file.stored, Size.THUMB if request.GET["size"] == "thumb" else Size.LARGE)
        if small is None:
            raise Http404(_("The bytes of this file are not in the store."))
        answer = sent(request, small, MEDIA_TYPE, etag=f"{file.stored.digest}-s", name=file.name, is_saved=False)
    elif not path.exists():
        raise Http404(_("The bytes of this file are not in the store."))
    else:
        answer = sent(
            request, path, kind.media_type, etag=file.stored.digest, name=file.name, is_saved=not kind.is_shown
        )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def address_of(file: File) -> str:
    """Return the admin URL of a file; it names the document, since the file may exist in its pending version only."""
    return f"{reverse('admin:document_file', args=[file.pk])}?of={file.document_id}"


def _file(pk: int, document: int) -> File:
    """Return the file with this key, from a record or from the pending version of this document."""
    if found := File.objects.select_related("stored").filter(pk=pk).first():
        return found
    waits = pending.waiting(document)
    rows = waits.value["parts"].get("files", []) if waits else []
    row = next((row for row in rows if row["id"] == pk), None)
    if row is None:
        raise Http404(_("No file has this number."))
    return File(
        pk=pk, document_id=document, name=row["name"], stored=get_object_or_404(StoredFile, pk=row["stored_id"])
    )
