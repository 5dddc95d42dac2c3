"""The formats of records and lists: their endings, media types and writers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.citations.descriptions import dublin_core, jsonld, plain, tei
from archive.citations.source import Source
from archive.citations.styles import bibtex, csl, ris


@dataclass(frozen=True, slots=True)
class Format:
    """How a source is written and, for several in one file, what goes before, between and after them."""

    title: str | Promise
    media_type: str
    write: Callable[[Source], str]
    head: str = ""
    between: str = ""
    tail: str = ""
    is_saved: bool = False

    def whole(self, sources: Iterable[Source]) -> Iterator[str]:
        """Yield a file of all of them, piece by piece."""
        yield self.head
        for place, source in enumerate(sources):
            yield f"{self.between if place else ''}{self.write(source)}"
        yield self.tail


FORMATS: Final[Mapping[str, Format]] = {
    "ris": Format("RIS", "application/x-research-info-systems", ris.write, between=ris.END_OF_LINE, is_saved=True),
    "bib": Format("BibTeX", "application/x-bibtex", bibtex.write, between="\n", is_saved=True),
    "csl.json": Format(
        "CSL-JSON", "application/vnd.citationstyles.csl+json", csl.write, head="[\n", between=",\n", tail="\n]\n"
    ),
    "jsonld": Format("JSON-LD", "application/ld+json", jsonld.write),
    "dc.xml": Format("Dublin Core", "application/xml", dublin_core.write),
    "tei.xml": Format("TEI", "application/tei+xml", tei.write),
    "txt": Format(_("Plain text"), "text/plain", plain.write),
}
# Formats in which several records make one file.
OF_LISTS: Final = ("ris", "bib", "csl.json")
