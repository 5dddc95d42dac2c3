"""The same archive without script, on a phone, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from archive.interchange.reading.pages import listed_rows

pytestmark = pytest.mark.browser
Opening = Callable[..., Page]
PAGES = [
    "/", "/documents/", "/documents/?person=joseph-stalin&q=Filippov", "/documents/?after=rubbish",
    "/documents/?q=nothing-like-it", "/documents/facets/person/", "/people/", "/people/?q=fil", "/people/joseph-stalin/",
    "/names/Filippov/", "/topics/", "/topics/sino-soviet-relations/", "/places/", "/places/china/",
    "/collections/ivan-kovalev-in-china/", "/timeline/", "/about/", "/help/", "/nothing-here/", "/collections/",
    "/documents/advanced/?person=Mao+Z&count=1", "/basket/?ids=fbw73d3h,8q16nqcx", "/licence/", "/accessibility/",
]  # fmt: skip


def test_without_script_one_searches_narrows_and_turns_pages(opening: Opening) -> None:
    page = opening("/documents/", script=False)
    page.locator(".column").get_by_role("link", name="Joseph Stalin").first.click()
    expect(page.locator("#stretch")).to_have_text("1 - 10 of 15")
    page.locator("#person-anastas-mikoyan").check()
    page.locator(".column button.all").click()
    page.wait_for_url("**/documents/?person=anastas-mikoyan&person=joseph-stalin")
    page.locator("#q").fill("Xinjiang")
    page.locator("#q").press("Enter")
    expect(page.locator(".chip", has_text="found for Xinjiang")).to_be_visible()
    page.get_by_role("link", name="Show everything").click()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("#stretch")).to_have_text("11 - 20 of 20")


def test_on_a_phone_the_facets_open_without_script(opening: Opening) -> None:
    page = opening("/documents/", 390, script=False)
    mikoyan = page.locator(".column").get_by_role("link", name="Anastas Mikoyan").first
    expect(mikoyan).to_be_hidden()
    page.locator("#narrow > summary").click()
    expect(mikoyan).to_be_visible()


def test_nothing_stands_beside_any_page_at_320_pixels(opening: Opening) -> None:
    page, wide = opening("/", 320), list[str]()
    for path in PAGES:
        page.goto(path)
        wide += [path] if page.evaluate("document.documentElement.scrollWidth") > 320 else []
    assert not wide


def test_the_first_key_leads_past_everything_to_the_content(opening: Opening) -> None:
    page = opening("/documents/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_list_read_aloud_runs_as_its_model(opening: Opening) -> None:
    read = [line for line in opening("/documents/").locator("body").inner_text().splitlines() if line.strip()]
    start = read.index("Results:")
    assert read[0] == "Skip to content"
    assert read[start : start + 5] == [
        "Results:", "1 - 10 of 20", "Documents", "January 8, 1949", "Cable, Mao Zedong to Stalin",
    ]  # fmt: skip
    assert "Pagination" in read[start:]


@pytest.mark.parametrize("path", ["/documents/?per_page=25", "/documents/?per_page=25&q=Filippov"])
def test_a_list_that_is_copied_from_its_page_comes_in_again_and_no_name_gets_into_a_summary(
    opening: Opening, path: str
) -> None:
    page = opening(path)
    rows = listed_rows(page.locator("body").inner_text())
    titles = page.locator(".row .title").all_inner_texts()
    assert [(row.title, row.summary) for row in rows] == list(
        zip(titles, page.locator(".row .summary").all_inner_texts(), strict=True)
    )
