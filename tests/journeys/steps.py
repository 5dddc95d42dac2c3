"""Who enters a record, counted: every click, and every key but the letters of what is typed for itself."""

from playwright.sync_api import Locator, Page

from tests.hands import PASSWORD

WRITE = "text => navigator.clipboard.writeText(text)"


class Hands:
    """Somebody at a page. `count` are their clicks and keys; of a chord each key counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        """These keys, one after another; what is held with another is written with a plus."""
        for key in keys:
            self.count += len(key.split("+"))
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Title, date, summary or a text, whose letters are not counted."""
        self.page.keyboard.type(text)

    def look_for(self, letters: str) -> None:
        """The first of what is offered for these letters."""
        self.count += len(letters)
        self.page.keyboard.type(letters)
        self.page.locator("[role=option]:visible").first.wait_for()
        self.press("ArrowDown", "Enter")

    def paste(self, text: str) -> None:
        """What was copied elsewhere."""
        self.page.evaluate(WRITE, text)
        self.press("Control+v")

    def click(self, what: str | Locator) -> None:
        """There."""
        self.count += 1
        (self.page.locator(what) if isinstance(what, str) else what).click()


def sign_in(page: Page, name: str) -> None:
    """Somebody of the demo signs in, on the page that asks for it."""
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Log in").click()
