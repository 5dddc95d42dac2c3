"""Title and summary of a document in further languages, the reader's language first."""

from dataclasses import dataclass

from django.utils.translation import get_language

from archive.documents.full import FullRecord
from archive.web.wording import language_name


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendering prepared for display; `is_own` says whether it is in the reader's language."""

    language: str
    name: str
    title: str
    summary: str
    is_own: bool


def renderings(document: FullRecord) -> list[Rendered]:
    """Return the renderings of a record."""
    own = (get_language() or "").partition("-")[0]
    found = [
        Rendered(one.language, language_name(one.language), one.title, one.summary, one.language.startswith(own))
        for one in document.renderings
    ]
    return sorted(found, key=lambda one: not one.is_own)
