"""A curator at the desk, over HTTP: signs in, opens a record, changes its summary, saves."""

import http.cookiejar
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

Pairs = list[tuple[str, str]]


class Form(HTMLParser):
    """What the form of this id would send back untouched."""

    def __init__(self, name: str, page: str) -> None:
        super().__init__()
        self.name, self.inside = name, False
        self.pairs: Pairs = []
        self.field = self.selecting = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Pairs) -> None:  # type: ignore[override]
        known = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = known.get("id") == self.name
        if not self.inside:
            return
        named = known.get("name", "")
        if tag == "input" and named and known.get("type") not in {"submit", "button", "image", "file"}:
            if known.get("type") not in {"checkbox", "radio"} or "checked" in known:
                self.pairs.append((named, known.get("value", "on" if known.get("type") == "checkbox" else "")))
        elif tag == "textarea":
            self.field = named
            self.pairs.append((named, ""))
        elif tag == "select":
            self.selecting = named
        elif tag == "option" and "selected" in known and self.selecting:
            self.pairs.append((self.selecting, known.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "textarea":
            self.field = ""

    def handle_data(self, data: str) -> None:
        if self.inside and self.field:
            name, value = self.pairs[-1]
            self.pairs[-1] = (name, (value + data).removeprefix("\n"))


class Stay(HTTPRedirectHandler):
    """A redirect is an answer like others."""

    def redirect_request(self, *_: object) -> None:
        return None


class Curator:
    """Somebody who has signed in."""

    def __init__(self, root: str, username: str, password: str) -> None:
        self.root = root
        self.browser = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()), Stay)
        login = Form("login-form", self.opened("/admin/login/"))
        said = {"username": username, "password": password, "next": "/admin/"}
        self.sent("/admin/login/", [*login.pairs, *said.items()])

    def opened(self, address: str) -> str:
        with self.browser.open(self.root + address, timeout=60) as answer:
            return str(answer.read().decode())

    def sent(self, address: str, pairs: Pairs) -> int:
        """The status with which this is answered."""
        try:
            with self.browser.open(self.root + address, urlencode(pairs).encode(), timeout=60) as answer:
                return int(answer.status)
        except HTTPError as answer:
            return answer.code

    def form(self, pk: int) -> Pairs:
        """The record's form as it is sent back untouched."""
        return Form("document_form", self.opened(f"/admin/archive/document/{pk}/change/")).pairs

    def saved(self, pk: int, form: Pairs, summary: str) -> int:
        """The record has this summary now where the status is 302; else the form came back, or nothing."""
        changed = [(name, summary if name == "summary" else value) for name, value in form]
        return self.sent(f"/admin/archive/document/{pk}/change/", [*changed, ("_save", "Save")])
