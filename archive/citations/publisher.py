"""The publisher: the archive's name and the base of its permanent addresses."""

from dataclasses import dataclass

from django.conf import settings

from archive.imprint.face import Face, face


@dataclass(frozen=True, slots=True)
class Publisher:
    """The archive's name, and its address without a trailing slash."""

    name: str
    base: str

    def document(self, public_id: str) -> str:
        """Return the permanent address of a document."""
        return f"{self.base}/documents/{public_id}/"

    def file(self, public_id: str, number: int) -> str:
        """Return the address of one of a document's files."""
        return f"{self.document(public_id)}files/{number}/"

    def person(self, slug: str) -> str:
        """Return the permanent address of a person."""
        return f"{self.base}/people/{slug}/"


def publisher_at(asked: str, known: Face | None = None) -> Publisher:
    """Return this archive as publisher; `asked` is the request's address, used where no public one is set.

    The imprint is read unless it is `known`.
    """
    return Publisher((known or face()).cited_as, settings.BASE_URL or asked.rstrip("/"))
