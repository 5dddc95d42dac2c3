"""Types of documents are merged under their own word, too: `/admin/archive/type/merge/`, and not only as Django calls
them."""

from django.contrib import admin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path

from archive.admin.merging_headings import MergesHeadings
from archive.documents.models import DocumentType


def merge_view(request: HttpRequest) -> HttpResponseBase:
    """The same page as that of the model's own address."""
    desk = admin.site.get_model_admin(DocumentType)
    assert isinstance(desk, MergesHeadings), "types are merged as headings are"
    return admin.site.admin_view(desk.merge_view)(request)


# A page of the desk, though not one of the admin's own addresses.
merge_view.takes_forms = True  # type: ignore[attr-defined]

urlpatterns = [path("archive/type/merge/", merge_view, name="type_merge")]
