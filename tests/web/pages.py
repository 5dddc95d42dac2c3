"""A page as a reader without a screen meets it: its blocks of text in their order."""

from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

_INLINE = {"a", "b", "bdi", "em", "i", "mark", "q", "small", "span", "strong", "time"}
_UNREAD = {"head", "script", "style", "option", "svg"}


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unread += tag in _UNREAD
        if tag not in _INLINE:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in _UNREAD
        if tag not in _INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.blocks[-1] += data


def blocks(page: str) -> list[str]:
    """The blocks of text of a page, without the empty ones, spaces as they are read."""
    parser = _Blocks()
    parser.feed(page)
    return [text for block in parser.blocks if (text := " ".join(block.split()))]


def opened(address: str, status: int = 200) -> str:
    """The page a stranger finds at the address, which answers with this status."""
    response = Client().get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return str(response.content.decode())


def asked(address: str) -> HttpResponse:
    """The answer to a stranger, headers and all."""
    answer: HttpResponse = Client().get(address)  # type: ignore[assignment]
    return answer


def told(page: str, after: str = "Documents") -> list[str]:
    """What the list says after its heading, up to the links to other pages."""
    text = blocks(page)
    return text[text.index("Results:") : text.index("Pagination") + 1]
