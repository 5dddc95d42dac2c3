"""Nothing that axe knows of keeps anybody out, in light and in dark, wide and narrow."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.test_reader_plainly import PAGES

pytestmark = pytest.mark.browser
Opening = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(archive: str, browser: Browser, scheme: str, width: int) -> None:
    # The policy forbids the script that axe brings; every other journey walks with the policy in force.
    context = browser.new_context(
        base_url=archive, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    found = [f"{path}: {fault}" for path in [*PAGES, record(page)] for fault in faults(page, path)]
    context.close()
    assert not found


def faults(page: Page, path: str) -> list[str]:
    """What axe has to say of the page."""
    page.goto(path)
    said = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{fault['id']} in {node['html'][:120]}" for fault in said for node in fault["nodes"][:2]]


def record(page: Page) -> str:
    """The address of a document."""
    page.goto("/documents/")
    return page.locator(".row .title a").first.get_attribute("href") or ""
