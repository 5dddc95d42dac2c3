"""The one Django app of the project."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """All rooms share the app label `archive`."""

    name = "archive"
    default_auto_field = "django.db.models.BigAutoField"
