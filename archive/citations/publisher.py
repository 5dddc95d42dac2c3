"""Who publishes: the archive's name and the beginning of its permanent addresses."""

from dataclasses import dataclass

from django.conf import settings

DEMO_NAME = "Sobriquet demo archive"


@dataclass(frozen=True, slots=True)
class Publisher:
    """The archive's name, and its address without a slash at the end."""

    name: str
    base: str

    def document(self, public_id: str) -> str:
        """The permanent address of a document."""
        return f"{self.base}/documents/{public_id}/"

    def person(self, slug: str) -> str:
        """The permanent address of a person."""
        return f"{self.base}/people/{slug}/"


def publisher_at(asked: str) -> Publisher:
    """This archive; `asked` is the address it was asked at, which counts where no public one is set."""
    return Publisher(getattr(settings, "ARCHIVE_NAME", "") or DEMO_NAME, settings.BASE_URL or asked.rstrip("/"))
