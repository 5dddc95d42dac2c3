"""The public URLs, defined in `web`."""

from archive.web.urls import urlpatterns

__all__ = ["urlpatterns"]
