"""The public addresses; the web room knows them."""

from archive.web.urls import urlpatterns

__all__ = ["urlpatterns"]
