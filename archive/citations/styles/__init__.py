"""Styles: each module writes a source in one way. The prose styles are listed here, in the order they are offered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.citations.prose import Prose
from archive.citations.source import Source
from archive.citations.styles import apa, chicago, mla


@dataclass(frozen=True, slots=True)
class ProseStyle:
    """A style for notes and bibliographies, with the name readers know it by."""

    title: str | Promise
    write: Callable[[Source], Prose]


PROSE: Final[Mapping[str, ProseStyle]] = {
    "chicago-note": ProseStyle(_("Chicago, note"), chicago.note),
    "chicago-bibliography": ProseStyle(_("Chicago, bibliography"), chicago.bibliography),
    "mla": ProseStyle("MLA", mla.works_cited),
    "apa": ProseStyle("APA", apa.reference),
}
