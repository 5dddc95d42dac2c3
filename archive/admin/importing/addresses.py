"""The URLs of the import steps."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from archive.admin.importing.columns import columns_view
from archive.admin.importing.file import discard_view, file_view, resume_view
from archive.admin.importing.grid import grid_view
from archive.admin.importing.plan import plan_view, refused_view
from archive.admin.importing.underway import call_off_view, underway_view


def import_addresses(ask: Callable[..., Any]) -> list[URLPattern]:
    """Return the URLs below `import/`, each with the admin's permission check."""
    return [
        path("", ask(file_view), name="document_import"),
        path("<str:key>/", ask(resume_view), name="document_import_resume"),
        path("<str:key>/columns/", ask(columns_view), name="document_import_columns"),
        path("<str:key>/grid/", ask(grid_view), name="document_import_grid"),
        path("<str:key>/plan/", ask(plan_view), name="document_import_plan"),
        path("<str:key>/underway/", ask(underway_view), name="document_import_underway"),
        path("<str:key>/call-off/", ask(call_off_view), name="document_import_call_off"),
        path("<str:key>/refused.csv", ask(refused_view), name="document_import_refused"),
        path("<str:key>/discard/", ask(discard_view), name="document_import_discard"),
    ]
