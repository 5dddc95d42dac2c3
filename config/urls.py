"""The root URL configuration; Russian URLs begin with /ru/, English ones have no prefix."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("admin/", include("archive.admin.signing_in")),
    path("admin/", include("archive.admin.types_address")),
    path("admin/", admin.site.urls),
    path("", include("archive.urls")),
    prefix_default_language=False,
)
