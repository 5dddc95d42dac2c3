"""A reader comes with a name and leaves with the documents of the person behind it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opening = Callable[..., Page]


def test_a_cover_name_leads_to_the_person_and_all_his_documents(opening: Opening) -> None:
    page = opening("/")
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first.fill("Filippov")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".note")).to_contain_text("including Joseph Stalin")
    page.locator(".note").get_by_role("link", name="Joseph Stalin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Joseph Stalin")
    expect(page.locator("path.band").first).to_be_visible()
    expect(page.get_by_role("table", name="Each name")).to_contain_text("Filipov")


def test_what_stalin_signed_as_filippov_in_february_1949(opening: Opening) -> None:
    page = opening("/documents/?names=exact&q=Filippov")
    page.get_by_label("From", exact=True).fill("February 1949")
    page.get_by_label("Until", exact=True).fill("February 1949")
    page.get_by_label("Until", exact=True).press("Enter")
    expect(page.locator("#stretch")).to_have_text("1 - 1 of 1")
    expect(page.get_by_role("link", name="Cable, Filippov [Stalin] to Anastas Mikoyan")).to_be_visible()


def test_names_are_offered_while_one_types_and_chosen_by_keyboard(opening: Opening) -> None:
    page = opening("/")
    box = page.locator("#q")
    box.press_sequentially("filipp")
    offers = page.get_by_role("listbox").get_by_role("option")
    expect(offers.first).to_contain_text("Joseph Stalin")
    box.press("ArrowDown")
    expect(offers.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/people/joseph-stalin/")


def test_narrowing_changes_the_list_in_place_and_the_address_with_it(opening: Opening) -> None:
    page = opening("/documents/?person=joseph-stalin")
    expect(page.locator("#stretch")).to_have_text("1 - 10 of 15")
    page.locator("#person-anastas-mikoyan").check()
    page.wait_for_url("**/documents/?person=anastas-mikoyan&person=joseph-stalin")
    expect(page.locator("#person-anastas-mikoyan")).to_be_checked()
    expect(page.locator("#person-anastas-mikoyan")).to_be_focused()
    expect(page.locator("#heard")).to_have_text(page.locator("#stretch").inner_text())
    page.locator(".chip", has_text="with Anastas Mikoyan").click()
    page.wait_for_url("**/documents/?person=joseph-stalin")
    page.go_back()
    page.wait_for_url("**/documents/?person=anastas-mikoyan&person=joseph-stalin")
    expect(page.locator("#person-anastas-mikoyan")).to_be_checked()


def test_a_date_nobody_can_read_is_answered_beside_its_field(opening: Opening) -> None:
    page = opening("/documents/")
    page.get_by_label("From", exact=True).fill("the day after")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.get_by_label("From", exact=True)).to_have_value("the day after")
    expect(page.get_by_label("From", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#stretch")).to_have_text("0 - 0 of 0")


def test_turning_the_page_starts_at_the_top_of_the_list(opening: Opening) -> None:
    page = opening("/documents/")
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**/documents/?page=2")
    expect(page.locator("#stretch")).to_have_text("11 - 20 of 20")
