"""A record's way through the archive: a curator enters it, a name editor says who is meant, a reviewer publishes it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.steps import sign_in

pytestmark = pytest.mark.browser

TITLE = "Cable No. 17, Roshchin to Cde. Fyn Si [Stalin]"


def test_a_record_goes_from_the_desk_to_the_readers(desk_archive: str, desk: Callable[[str], Page]) -> None:
    curator = desk("curator")
    curator.goto(f"{desk_archive}/admin/archive/document/add/")
    curator.fill("#id_title", TITLE)
    curator.fill("#id_date", "feb 1950")
    expect(curator.get_by_text("February 1950 (1950-02-01 to 1950-02-28)")).to_be_visible()
    curator.get_by_role("button", name="Use this").click()
    expect(curator.locator("#id_type")).to_have_value("Cable")
    expect(curator.locator("#id_credits-1-name")).to_have_value("Fyn Si")
    expect(curator.locator("#id_credits-1-supplied")).to_have_value("Stalin")
    curator.get_by_role("button", name="Save and submit for review").click()
    expect(curator.get_by_text("It waits for a reviewer.")).to_be_visible()

    names = desk("names")
    names.goto(f"{desk_archive}/admin/archive/alias/?whose=nobody&q=roshchin")
    names.get_by_role("link", name="Identify").click()
    names.fill("[name=new_name]", "Nikolai Roshchin")
    names.fill("[name=reason]", "the ambassador of that year")
    names.get_by_role("button", name="Identify").click()
    expect(names.get_by_text("is a name of Nikolai Roshchin")).to_be_visible()

    reviewer = desk("reviewer")
    reviewer.goto(f"{desk_archive}/admin/archive/document/?state=review")
    reviewer.get_by_role("link", name=TITLE).click()
    reviewer.get_by_role("button", name="Save and publish").click()
    expect(reviewer.get_by_text("Published at /documents/")).to_be_visible()

    reviewer.goto(f"{desk_archive}/documents/?q=Roshchin")
    expect(reviewer.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(reviewer.get_by_text("February 1950").first).to_be_visible()


def test_what_cannot_be_read_is_said_at_the_field_and_the_work_is_still_there(
    desk_archive: str, desk: Callable[[str], Page]
) -> None:
    curator = desk("curator")
    curator.goto(f"{desk_archive}/admin/archive/document/add/")
    curator.fill("#id_title", "A letter")
    curator.fill("#id_summary", "An hour's work.")
    curator.fill("#id_date", "30 February 1950")
    curator.get_by_role("button", name="Save", exact=True).click()
    expect(curator.locator(".field-date .errorlist, .errorlist").first).to_be_visible()
    expect(curator.locator("#id_date")).to_have_value("30 February 1950")
    expect(curator.locator("#id_date")).to_be_focused()
    expect(curator.locator("#id_summary")).to_have_value("An hour's work.")


def test_without_script_the_title_is_read_by_a_button(desk_archive: str, plain_desk: Callable[[str], Page]) -> None:
    curator = plain_desk("curator")
    curator.goto(f"{desk_archive}/admin/archive/document/add/")
    curator.fill("#id_title", TITLE)
    curator.get_by_role("button", name="Read the title").click()
    expect(curator.locator("#id_number")).to_have_value("17")
    expect(curator.locator("#id_credits-0-name")).to_have_value("Roshchin")


@pytest.fixture
def desk(desk_archive: str, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Signs a member of staff in, each in a browser of his own."""
    yield from _desks(desk_archive, browser, java_script_enabled=True)


@pytest.fixture
def plain_desk(desk_archive: str, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """The same without JavaScript."""
    yield from _desks(desk_archive, browser, java_script_enabled=False)


def _desks(desk_archive: str, browser: Browser, *, java_script_enabled: bool) -> Iterator[Callable[[str], Page]]:
    contexts = []

    def at_the_desk(name: str) -> Page:
        context = browser.new_context(java_script_enabled=java_script_enabled)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{desk_archive}/admin/login/")
        sign_in(page, name)
        expect(page.get_by_role("heading", name="The desk")).to_be_visible()
        return page

    yield at_the_desk
    for context in contexts:
        context.close()
