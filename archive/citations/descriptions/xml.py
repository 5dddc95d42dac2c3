"""Building XML elements from plain text."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from xml.sax.saxutils import escape

from archive.text.cleaning import clean_line

_QUOTED: Final = {'"': "&quot;"}
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def child(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append a child with this text in one line; attributes without a value are left out."""
    kept = {name.replace("__", ":"): clean_line(value) for name, value in attributes.items() if value}
    element = SubElement(parent, tag, kept)
    element.text = clean_line(text) or None
    return element


def children(parent: Element, tag: str, texts: Iterable[str]) -> None:
    """Append a child for each text that is not empty."""
    for text in texts:
        if clean_line(text):
            child(parent, tag, text)


def line(tag: str, text: str = "", **attributes: str) -> str:
    """Return the same element serialised, where no tree is needed."""
    kept = ((name.replace("__", ":"), clean_line(value)) for name, value in attributes.items() if value)
    named = "".join(f' {name}="{escape(value, _QUOTED)}"' for name, value in kept)
    said = escape(clean_line(text))
    return f"<{tag}{named}>{said}</{tag}>" if said else f"<{tag}{named} />"


def written(root: Element) -> str:
    """Return the serialised document."""
    return DECLARATION + tostring(root, encoding="unicode") + "\n"


def laid_out(root: Element) -> str:
    """Return the document with each element on its own line; not for mixed content."""
    indent(root)
    return written(root)
