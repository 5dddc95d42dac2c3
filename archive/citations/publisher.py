"""Who publishes: the archive's name and the beginning of its permanent addresses."""

from dataclasses import dataclass

from django.conf import settings

from archive.imprint.face import Face, face


@dataclass(frozen=True, slots=True)
class Publisher:
    """The archive's name, and its address without a slash at the end."""

    name: str
    base: str

    def document(self, public_id: str) -> str:
        """The permanent address of a document."""
        return f"{self.base}/documents/{public_id}/"

    def file(self, public_id: str, number: int) -> str:
        """The address of one of a document's files."""
        return f"{self.document(public_id)}files/{number}/"

    def person(self, slug: str) -> str:
        """The permanent address of a person."""
        return f"{self.base}/people/{slug}/"


def publisher_at(asked: str, known: Face | None = None) -> Publisher:
    """This archive, as it wants to be cited; `asked` is the address it was asked at, which counts where no public one
    is set. Its face is read unless it is `known`."""
    return Publisher((known or face()).cited_as, settings.BASE_URL or asked.rstrip("/"))
