"""Nothing that axe knows of keeps anybody out of the pages of the desk, and none of them scrolls sideways."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.access import LAWS, LOOKS, said
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
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


def test_axe_finds_nothing_at_the_merging_desk(desk_archive: str, browser: Browser) -> None:
    # The policy forbids the script that axe brings; the other journeys walk with the policy in force.
    context = browser.new_context(base_url=desk_archive, bypass_csp=True)
    page = signed_in(context)
    found = []
    for path in PAGES:
        page.emulate_media(color_scheme="light")
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, path
        # A colour that fades into the next would be measured half-way.
        page.add_style_tag(content="* { transition: none !important }")
        light = said(page, LAWS, within="main")
        page.emulate_media(color_scheme="dark")
        found += [f"{path}: {fault}" for fault in [*light, *said(page, LOOKS, within="main")]]
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
