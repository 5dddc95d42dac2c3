"""A name editor at work: two spellings of one man are found, compared, merged and parted again, by mouse and by key."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.hands import PASSWORD

pytestmark = pytest.mark.browser
QUEUE = "/admin/archive/person/candidates/?show=merge"


@pytest.fixture
def names(desk_archive: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Signs the name editor in, in a browser with script or without."""
    contexts = []

    def sign_in(**manner: object) -> Page:
        context = browser.new_context(base_url=desk_archive, **manner)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("#id_username", "names")
        page.fill("#id_password", PASSWORD)
        page.get_by_role("button", name="Log in").click()
        return page

    yield sign_in
    for context in contexts:
        context.close()


def enter(page: Page, name: str) -> None:
    """Somebody new of this name is in the archive."""
    page.goto("/admin/archive/person/add/")
    page.fill("#id_name", name)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()


def pair(page: Page, name: str) -> Locator:
    """The pair in the queue that this name is one of."""
    page.goto(QUEUE)
    return page.locator("article.candidate").filter(has_text=name).first


def undo(page: Page) -> None:
    """Two clicks and a reason."""
    page.get_by_role("link", name="Undo").first.click()
    page.fill("[name=reason]", "too quick")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone:")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_two_clicks_merge_a_clear_pair_and_two_take_it_back(names: Callable[..., Page], *, script: bool) -> None:
    page = names(java_script_enabled=script)
    name = f"Anastas Mikoian{'' if script else 'n'}"
    enter(page, name)
    pair(page, name).get_by_role("button", name="Compare and merge").click()
    expect(page.get_by_role("heading", name="The result")).to_be_visible()
    page.get_by_role("button", name="Merge", exact=True).last.click()
    expect(page.get_by_text("are one person now")).to_be_visible()
    expect(page).to_have_url(re.compile("/candidates/"))
    undo(page)


def test_the_same_with_the_keyboard_alone(names: Callable[..., Page]) -> None:
    page = names()
    enter(page, "Vyshinskii, Andrei")
    page.goto(QUEUE)
    name = page.locator("article.candidate").filter(has_text="Vyshinskii")
    expect(name).to_be_visible()
    while not name.evaluate("pair => pair === document.activeElement"):
        page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#id_reason")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("are one person now")).to_be_visible()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('undo')"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.fill("[name=reason]", "too quick")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("Undone:")).to_be_visible()


def test_a_name_that_is_here_already_is_told_while_one_types(names: Callable[..., Page]) -> None:
    page = names()
    page.goto("/admin/archive/person/candidates/")
    page.goto("/admin/archive/person/add/")
    page.locator("#id_name").press_sequentially("Вышинский, Андрей")
    expect(page.get_by_text("Perhaps here already:")).to_be_visible()
    expect(page.get_by_role("link", name="andrei-vyshinsky")).to_be_visible()


def test_a_pair_is_put_off_and_refused_by_key(names: Callable[..., Page]) -> None:
    page = names()
    enter(page, "Zhu Dee")
    enter(page, "Peng Dehuay")
    page.goto(QUEUE)
    count = page.locator("article.candidate").count()
    assert count >= 1
    page.keyboard.press("l")
    expect(page.get_by_text("put off").first).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("two men")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(": not the same.")).to_be_visible()


@pytest.mark.parametrize("page_of", [QUEUE, "/admin/archive/person/1/split/", "merge"])
def test_the_desk_fits_a_narrow_screen(names: Callable[..., Page], page_of: str) -> None:
    page = names(viewport={"width": 320, "height": 700})
    page.goto("/admin/archive/person/merge/?survivor=1&absorbed=2" if page_of == "merge" else page_of)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
