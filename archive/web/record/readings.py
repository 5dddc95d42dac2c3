"""The texts of a document as its page prints them: side by side where there is room, else one at a time."""

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
    """A paragraph in its pieces, each with whose name it is, and its number, which is its address; `is_set` where its
    spaces and tabs are part of it, as in verse and tables."""

    number: int
    pieces: tuple[Piece, ...]
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the page prints it. `is_shown` is the one that stands where there is room for one, `is_paired` holds of
    the two that stand side by side where there is room for both."""

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
    """All texts of a document, the original before what was made of it."""

    texts: tuple[Reading, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts)

    @property
    def are_several(self) -> bool:
        return len(self.texts) > 1


def readings(document: FullRecord, known: Iterable[KnownName]) -> Readings:
    """The texts of a record, with its names in them, those `known` of its people; one taken down by law is left out."""
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
    """`translation-en`, and `translation-en-b` for a second one: an address that stays when other texts are added."""
    given: list[str] = []
    for text in texts:
        name = "-".join(filter(None, [text.kind, text.language.lower()]))
        again = sum(anchor == name or anchor.startswith(f"{name}-") for anchor in given)
        given.append(f"{name}-{chr(ord('a') + again)}" if again else name)
    return given


def _shown(texts: list[FullText]) -> FullText:
    """The one in the reader's own language, else the first."""
    own = (get_language() or "").partition("-")[0]
    return next((text for text in texts if text.language.partition("-")[0] == own), texts[0])


def _pair(texts: list[FullText]) -> list[FullText]:
    """The first and what it is read beside: a text in the reader's language, else in another than the first."""
    if len(texts) < 2:
        return []
    own = _shown(texts)
    others = [text for text in texts[1:] if text.language != texts[0].language] or texts[1:]
    return [texts[0], own if own in others else others[0]]
