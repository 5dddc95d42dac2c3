"""The app's registration."""

from django.apps import AppConfig
from django.utils import translation
from django.utils.translation import gettext_lazy

from archive.text.speech import speak_through


class ArchiveConfig(AppConfig):
    """The archive."""

    name = "archive"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = gettext_lazy("Archive")

    def ready(self) -> None:
        """The rooms of values speak the reader's language too."""
        speak_through(translation)
