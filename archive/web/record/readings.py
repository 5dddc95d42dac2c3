"""The texts of a document prepared for display: side by side on wide screens, else one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.citations.further_names import KnownName
from archive.documents.full import FullRecord
from archive.documents.full.values import FullText
from archive.documents.vocabulary import TextKind
from archive.names.mentions import Mentions, pieces
from archive.text.paragraphs import is_set, paragraphs
from archive.web.record.mentioned import Mention, mentions
from archive.web.wording import language_name

Piece = tuple[str, Mention | None]
_ORDER: Final = (TextKind.ORIGINAL, TextKind.TRANSCRIPT, TextKind.TRANSLATION)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as pieces, each with the mention it links to, and the number used as its anchor.

    `is_set` marks preformatted text, as in verse and tables, whose whitespace is significant.
    """

    number: int
    pieces: tuple[Piece, ...]
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text prepared for display.

    `is_shown` marks the one visible on narrow screens, `is_paired` the two shown side by side on wide screens.
    """

    anchor: str
    kind: str
    language: str
    title: str
    credit: str
    paragraphs: tuple[Paragraph, ...]
    is_shown: bool = True
    is_paired: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """All texts of a document, the original first."""

    texts: tuple[Reading, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts)

    @property
    def are_several(self) -> bool:
        return len(self.texts) > 1


def readings(document: FullRecord, known: Iterable[KnownName]) -> Readings:
    """Return the texts of a record with the names in them linked; texts taken down for legal reasons are left out."""
    ordered = sorted(document.texts, key=lambda text: _ORDER.index(TextKind(text.kind)))
    texts = [text for text in ordered if text.body.strip()]
    if not texts:
        return Readings()
    names = mentions(document, known, (text.body for text in texts))
    shown, pair = _shown(texts), _pair(texts)
    return Readings(
        tuple(
            _reading(text, anchor, names, shown=text is shown, paired=any(text is one for one in pair))
            for text, anchor in zip(texts, _anchors(texts), strict=True)
        )
    )


def _reading(text: FullText, anchor: str, names: Mentions[Mention], *, shown: bool, paired: bool) -> Reading:
    blocks = (
        Paragraph(number, tuple(pieces(block, names.places(block))), is_set(block))
        for number, block in enumerate(paragraphs(text.body), 1)
    )
    kind = text.label.capitalize()
    titled = {"kind": kind, "language": language_name(text.language)}
    title = _("%(kind)s, %(language)s") % titled if text.language else kind
    return Reading(anchor, text.kind, text.language, title, text.credit, tuple(blocks), shown, paired)


def _anchors(texts: Iterable[FullText]) -> list[str]:
    """Return the anchors: `translation-en`, and `translation-en-b` for a second one, so that they stay stable."""
    given: list[str] = []
    for text in texts:
        name = "-".join(filter(None, [text.kind, text.language.lower()]))
        again = sum(anchor == name or anchor.startswith(f"{name}-") for anchor in given)
        given.append(f"{name}-{chr(ord('a') + again)}" if again else name)
    return given


def _shown(texts: list[FullText]) -> FullText:
    """Return the text in the reader's language, else the first."""
    own = (get_language() or "").partition("-")[0]
    return next((text for text in texts if text.language.partition("-")[0] == own), texts[0])


def _pair(texts: list[FullText]) -> list[FullText]:
    """Return the first text and the one beside it: in the reader's language, else in one other than the first's."""
    if len(texts) < 2:
        return []
    own = _shown(texts)
    others = [text for text in texts[1:] if text.language != texts[0].language] or texts[1:]
    return [texts[0], own if own in others else others[0]]
