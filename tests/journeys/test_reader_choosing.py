"""A reader keeps records, with script and without, and finds what is meant on the advanced search and the map."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opening = Callable[..., Page]


def test_what_is_ticked_on_several_pages_is_one_basket(opening: Opening) -> None:
    page = opening("/documents/")
    for row in (0, 2):
        page.get_by_role("checkbox", name="Keep ").nth(row).check()
    expect(page.get_by_role("button", name="Basket (2)")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("#stretch")).to_have_text("11 - 20 of 20")
    page.get_by_role("checkbox", name="Keep ").first.check()
    page.get_by_role("button", name="Basket (3)").click()
    expect(page.locator(".rows .row")).to_have_count(3)
    assert page.url.count(",") == 2
    page.get_by_role("link", name="Take out").first.click()
    expect(page.locator(".rows .row")).to_have_count(2)
    expect(page.get_by_role("button", name="Basket (2)")).to_be_visible()


def test_without_script_what_is_ticked_on_a_page_is_the_basket(opening: Opening) -> None:
    page = opening("/documents/", script=False)
    page.get_by_role("checkbox", name="Keep ").nth(1).check()
    page.get_by_role("checkbox", name="Keep ").nth(3).check()
    page.get_by_role("button", name="Basket").click()
    expect(page.locator(".rows .row")).to_have_count(2)
    expect(page.get_by_text("Chicago, note")).to_be_visible()


def test_the_advanced_search_asks_back_and_the_map_leads_to_a_place(opening: Opening) -> None:
    page = opening("/documents/advanced/", script=False)
    page.get_by_label("Written by").fill("Фын Си")
    page.get_by_label("Not before").fill("spring 1949")
    page.get_by_role("button", name="How many are there?").click()
    expect(page.get_by_text("from 1 March 1949 on")).to_be_visible()
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".chip", has_text="from Joseph Stalin")).to_be_visible()
    page.goto("/places/")
    page.locator(".map a[href='/places/moscow/'] circle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Moscow")


def test_names_are_offered_where_the_advanced_search_asks_for_them(opening: Opening) -> None:
    page = opening("/documents/advanced/")
    page.get_by_label("Written to").press_sequentially("Filip")
    offered = page.locator("#recipient-offers option")
    expect(offered.first).to_have_attribute("value", "Filippov")
    expect(offered.first).to_have_text("Joseph Stalin")
