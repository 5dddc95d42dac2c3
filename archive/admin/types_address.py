"""A short URL for merging document types: `/admin/archive/type/merge/`, besides the one derived from the model name."""

from django.contrib import admin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path

from archive.admin.merging_headings import MergesHeadings
from archive.documents.models import DocumentType


def merge_view(request: HttpRequest) -> HttpResponseBase:
    """The merge page of document types."""
    desk = admin.site.get_model_admin(DocumentType)
    assert isinstance(desk, MergesHeadings), "types are merged as headings are"
    return admin.site.admin_view(desk.merge_view)(request)


# An admin page outside the admin's own URLs.
merge_view.takes_forms = True  # type: ignore[attr-defined]

urlpatterns = [path("archive/type/merge/", merge_view, name="type_merge")]
