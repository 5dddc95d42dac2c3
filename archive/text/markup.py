"""Markdown of the archive's staff as HTML with an allow-list of elements."""

from functools import cache, lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt

TAGS: Final = {"a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "strong", "ul"}


@lru_cache(maxsize=64)
def as_html(markdown: str) -> str:
    """Return safe HTML: paragraphs, lists, headings below the page's own, and links to the web or by mail.

    HTML in the text is escaped; an address of any other kind is not a link.
    """
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h2" if token.tag in {"h1", "h2"} else "h3"
    html = parser.renderer.render(tokens, parser.options, {})
    # The parser lets no HTML through; this is the second line of defence.
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "typographer": False}).disable(["image"])
