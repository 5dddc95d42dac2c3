"""A name editor at work: cards are accepted, kept apart and taken back, by mouse, by key and without script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser
QUEUE = "/admin/archive/person/candidates/"


@pytest.fixture
def names(desk_archive: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Signs the name editor in, in a browser with script or without."""
    contexts = []

    def at_the_desk(**manner: object) -> Page:
        context = browser.new_context(base_url=desk_archive, **manner)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        sign_in(page, "names")
        return page

    yield at_the_desk
    for context in contexts:
        context.close()


def card(page: Page, name: str) -> Locator:
    """The card on which this name stands."""
    return page.locator("form.card").filter(has_text=name).first


@pytest.mark.parametrize("script", [True, False])
def test_a_card_is_accepted_with_one_press_and_taken_back_from_the_bar(
    names: Callable[..., Page], *, script: bool
) -> None:
    page = names(java_script_enabled=script)
    page.goto(f"{QUEUE}?q=mikoyan")
    card(page, "Микояна").get_by_role("button", name="Accept").click()
    expect(page.locator("#bar")).to_contain_text("Done: Anastas Mikoyan.")
    expect(page.locator("form.card").filter(has_text="Микояна")).to_have_count(0)
    page.locator("#undo-form").get_by_role("button", name="Undo").click()
    expect(page.locator("#bar")).to_contain_text("Undone:")
    expect(card(page, "Микояна")).to_be_visible()


def test_a_stint_by_keyboard_alone(names: Callable[..., Page]) -> None:
    """Accepting is one key, keeping apart two and a reason, undoing one; and what is done is always in sight."""
    page = names()
    page.goto(f"{QUEUE}?sort=name")
    count = page.locator("form.card").count()
    current = page.locator("form.card.current")
    _go_to(page, "Kovalyov, Ivan V.")
    page.keyboard.press("a")
    expect(page.locator("#bar")).to_contain_text("Done: Ivan Kovalev.")
    expect(page.locator("form.card")).to_have_count(count - 1)
    expect(current).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator("#bar")).to_contain_text("Undone:")
    expect(page.locator("form.card")).to_have_count(count)
    _go_to(page, "P. F. Iudin")
    page.keyboard.press("r")
    page.keyboard.type("two men")
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).to_contain_text("not the same.")
    expect(page.locator("#bar")).to_be_in_viewport()
    _go_to(page, "Kovalyov, Ivan V.")
    page.keyboard.press("s")
    page.keyboard.type("Nobody Known")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("form.card .errornote")).to_contain_text("Nobody here is called “Nobody Known”.")
    page.keyboard.press("j")
    page.keyboard.press("l")
    expect(page.locator("form.card .errornote")).to_have_count(0)
    expect(current).to_be_in_viewport()


def test_the_keys_are_dead_in_fields_and_can_be_switched_off(names: Callable[..., Page]) -> None:
    page = names()
    page.goto(QUEUE)
    first = page.locator("form.card.current").get_attribute("data-key")
    page.locator("main input[name=q]").press_sequentially("jal")
    assert page.locator("form.card.current").get_attribute("data-key") == first
    page.locator("#keys summary").click()
    page.locator("#keys-off").check()
    page.locator("form.card.current").focus()
    page.keyboard.press("j")
    assert page.locator("form.card.current").get_attribute("data-key") == first


def test_a_name_that_is_here_already_is_told_while_one_types(names: Callable[..., Page]) -> None:
    page = names()
    page.goto("/admin/archive/person/add/")
    page.locator("#id_name").press_sequentially("Вышинский, Андрей")
    expect(page.get_by_text("Perhaps here already:")).to_be_visible()
    expect(page.get_by_role("link", name="andrei-vyshinsky")).to_be_visible()


@pytest.mark.parametrize("page_of", [QUEUE, "/admin/archive/person/1/split/", "merge"])
def test_the_desk_fits_a_narrow_screen(names: Callable[..., Page], page_of: str) -> None:
    page = names(viewport={"width": 320, "height": 700})
    page.goto("/admin/archive/person/merge/?survivor=1&absorbed=2" if page_of == "merge" else page_of)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


def _go_to(page: Page, name: str) -> None:
    """The card on which this name stands is the one in hand."""
    cards = page.locator("form.card")
    for _ in range(cards.count()):
        page.keyboard.press("k")
    for _ in range(cards.count()):
        if name in page.locator("form.card.current").inner_text():
            return
        page.keyboard.press("j")
    raise AssertionError(f"{name} stands on none of: {cards.locator('h2').all_inner_texts()}")
