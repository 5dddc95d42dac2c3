"""Filling in the desk's forms as a browser would: what the page shows is sent back, but for what one types."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from tests.hands import PASSWORD, staff

_UNSENT = frozenset({"submit", "button", "reset", "image", "file"})


class _Fields(HTMLParser):
    """The successful controls of the forms whose name ends in `_form`, as the admin calls the one that saves."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str | list[str]] = {}
        self.form, self.templates = "", 0
        self.choice: tuple[str, list[str], list[str]] | None = None  # its name, what is chosen, all there is
        self.area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.templates += tag == "template"
        if tag == "form":
            self.form = told.get("id", "")
        owner, name = told.get("form", self.form), told.get("name", "")
        if tag == "option" and self.choice:
            self.choice[2].append(told.get("value", ""))
            self.choice[1].extend([told["value"]] if "selected" in told else [])
        elif self.templates or not owner.endswith("_form") or not name or "disabled" in told:
            return
        elif tag == "select":
            self.choice = (name, [], [])
        elif tag == "textarea":
            self.area = (name, [])
        elif tag == "input" and told.get("type") not in _UNSENT:
            is_box = told.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in told:
                self.say(name, told.get("value", "on" if is_box else ""))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"
        if tag == "form":
            self.form = ""
        elif tag == "select" and self.choice:
            name, chosen, every = self.choice
            for value in chosen or every[:1]:
                self.say(name, value)
            self.choice = None
        elif tag == "textarea" and self.area:
            self.say(self.area[0], "".join(self.area[1]).removeprefix("\n"))
            self.area = None

    def say(self, name: str, value: str) -> None:
        before = self.sent.get(name)
        every = [*(before if isinstance(before, list) else [before]), value] if before is not None else value
        self.sent[name] = every


def signed_in(name: str, *groups: str) -> Client:
    """A browser in which this member of staff has signed in."""
    staff(name, *groups)
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def shown(client: Client, address: str) -> dict[str, Any]:
    """What the form at this address would send back untouched, what is empty too."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    fields = _Fields()
    fields.feed(page.content.decode())
    return fields.sent


def save(client: Client, address: str, typed: Mapping[str, Any], button: str = "_save") -> Any:
    """The page after this was typed and the button pressed."""
    return client.post(address, {**shown(client, address), **typed, button: "1"})
