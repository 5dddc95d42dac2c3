"""Nothing that axe knows of keeps anybody out, in light and in dark, wide and narrow."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.access import LAWS, LOOKS, said
from tests.journeys.test_reader_plainly import PAGES

pytestmark = pytest.mark.browser


def test_axe_finds_nothing(archive: str, browser: Browser) -> None:
    # The policy forbids the script that axe brings; every other journey walks with the policy in force.
    context = browser.new_context(base_url=archive, bypass_csp=True)
    page = context.new_page()
    found = [f"{path}: {fault}" for path in [*PAGES, record(page)] for fault in faults(page, path)]
    context.close()
    assert not found


def faults(page: Page, path: str) -> list[str]:
    """What axe has to say of the page, wide in light and then narrow in dark."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    wide = said(page, [*LAWS, "best-practice"])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 900})
    return [*wide, *said(page, LOOKS)]


def record(page: Page) -> str:
    """The address of a document."""
    page.goto("/documents/")
    return page.locator(".row .title a").first.get_attribute("href") or ""
