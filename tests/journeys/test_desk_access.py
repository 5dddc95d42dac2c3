"""Nothing that axe knows of keeps anybody out of the pages of the desk, and none of them scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/admin/archive/person/candidates/",
    "/admin/archive/person/merge/?survivor=1&absorbed=2",
    "/admin/archive/person/1/split/",
    "/admin/archive/person/requests/",
    "/admin/archive/notsame/",
    "/admin/archive/notborne/",
    "/admin/archive/alias/identify/?alias=1",
    "/admin/archive/person/1/change/",
    "/admin/archive/document/1/change/",
    "/admin/archive/document/add/",
    "/admin/archive/document/",
    "/admin/archive/document/1/take-down/",
    "/admin/archive/run/",
    "/admin/archive/run/1/",
    "/admin/archive/run/1/undo/",
    "/admin/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_merging_desk(desk_archive: str, browser: Browser, scheme: str) -> None:
    # The policy forbids the script that axe brings; the other journeys walk with the policy in force.
    context = browser.new_context(base_url=desk_archive, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = signed_in(context)
    found = []
    for path in PAGES:
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, path
        said = Axe().run(page, "main", options={"runOnly": RULES}).response["violations"]
        found += [f"{path}: {fault['id']} in {node['html'][:140]}" for fault in said for node in fault["nodes"][:3]]
    context.close()
    assert not found


def test_no_page_of_the_desk_scrolls_sideways_at_400_percent(desk_archive: str, browser: Browser) -> None:
    context = browser.new_context(base_url=desk_archive, viewport={"width": 320, "height": 225})
    page = signed_in(context)
    wide = []
    for path in [
        "",
        "document/",
        "document/1/change/",
        "document/1/take-down/",
        "document/import/",
        "document/review/",
    ]:
        page.goto(f"/admin/archive/{path}" if path else "/admin/")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    context.close()
    assert not wide


def signed_in(context: BrowserContext) -> Page:
    """A page of an Administrator who has signed in."""
    page = context.new_page()
    page.goto("/admin/login/")
    sign_in(page, "admin")
    return page
