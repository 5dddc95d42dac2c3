"""The kind of a document for programs that know only a few kinds."""

from dataclasses import dataclass
from typing import Final

from archive.citations.source import Source
from archive.text.folding import words


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind in RIS (TY), in CSL (type), in Zotero and in BibTeX.

    `takes_recipients` and `takes_translators` say whether Zotero knows these roles for the kind: people in a role it
    does not know become authors there. Source: Zotero's schema, `itemTypes[].creatorTypes`.
    """

    ris: str
    csl: str
    zotero: str
    bibtex: str = "unpublished"
    takes_recipients: bool = False
    takes_translators: bool = True


LETTER: Final = Shape("PCOMM", "personal_communication", "letter", takes_recipients=True, takes_translators=False)
MANUSCRIPT: Final = Shape("MANSCPT", "manuscript", "manuscript")
REPORT: Final = Shape("RPRT", "report", "report", "techreport")
MAP: Final = Shape("MAP", "map", "map", takes_translators=False)
ARTICLE: Final = Shape("NEWS", "article-newspaper", "newspaperArticle")
_SHAPES: Final = {
    LETTER: "letter cable telegram telegrams cipher message dispatch despatch airgram telex postcard letters cables "
    "письмо телеграмма шифртелеграмма шифротелеграмма радиограмма послание",
    REPORT: "report study bulletin отчет доклад",
    MAP: "map chart карта",
    ARTICLE: "newspaper article статья",
}
_BY_WORD: Final = {word: shape for shape, names in _SHAPES.items() for name in names.split() for word in words(name)}


def shape_of(source: Source) -> Shape:
    """Return the kind by the words of the document's type; without one, what has author and recipient is a letter."""
    if source.type:
        return next((_BY_WORD[word] for word in words(source.type) if word in _BY_WORD), MANUSCRIPT)
    return LETTER if source.authors and source.recipients else MANUSCRIPT
