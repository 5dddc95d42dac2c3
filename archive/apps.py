"""The app's registration."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils import translation
from django.utils.translation import gettext_lazy

from archive.keeping import checks
from archive.search.index.checks import sqlite_has_full_text
from archive.text.speech import speak_through


class ArchiveConfig(AppConfig):
    """The archive."""

    name = "archive"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = gettext_lazy("Archive")

    def ready(self) -> None:
        """Set the translator of the Django-free packages, and register the system checks."""
        speak_through(translation)
        register(sqlite_has_full_text)
        for check in (checks.folders_are_writable, checks.sqlite_writes_ahead, checks.clock_is_right):
            register(check)
        for check in (checks.proxies_are_named, checks.mail_is_sent, checks.limits_are_on):
            register(check, deploy=True)
