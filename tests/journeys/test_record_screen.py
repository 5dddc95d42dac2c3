"""A curator spends the day on one screen: pastes a record, works by keys alone, and loses nothing that was typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.steps import Hands, sign_in

pytestmark = pytest.mark.browser
ROW = "November 12, 1949\n\nCable No. 59990, Kovalev to Cde. Filippov [Stalin]\n\nKovalev asks for grain for Xinjiang."
MARKS = ("GARF, f. 9401, op. 2, d. 97, ll. 67–70", "APRF, f. 45, op. 1, d. 331, l. 12")
PASTE = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text", text);
  document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
}"""


def pasted(page: Page, selector: str, text: str) -> None:
    """This was pasted there."""
    page.evaluate(PASTE, [selector, text])


@pytest.fixture
def desk(desk_archive: str, browser: Browser) -> Iterator[BrowserContext]:
    """A browser of the curator's own, as wide as a desk."""
    context = browser.new_context(base_url=desk_archive, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/admin/login/")
    sign_in(page, "curator")
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()
    page.close()
    yield context
    context.close()


def test_a_record_that_is_pasted_fills_the_form_and_is_saved_by_a_key(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/add/")
    pasted(page, "#id_title", ROW)
    expect(page.locator("#id_date")).to_have_value("November 12, 1949")
    expect(page.locator("#id_credits-1-supplied")).to_have_value("Stalin")
    expect(page.locator("#id_number")).to_have_value("59990")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("was added successfully")).to_be_visible(timeout=30_000)
    expect(page.locator("#id_credits-0-name")).to_have_value("Kovalev")


def test_a_cable_with_all_that_belongs_to_it_is_entered_with_few_clicks_on_one_screen(
    desk: BrowserContext, tmp_path: Path
) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/add/")
    hands = Hands(page)
    hands.write("Telegram No. 709, Filippov [Stalin] to Krasovsky via Kovalev")
    hands.click(page.get_by_role("button", name="Use this"))
    hands.write("9 January 1949")
    hands.click("#id_summary")
    hands.write("Stalin asks what Krasovsky needs.")
    for field, letters in (("#id_topics", "aid"), ("#id_places", "Mos")):
        hands.click(field)
        hands.page.keyboard.type(letters)
        hands.click(page.locator("[role=option]:visible").first)
    hands.click(page.get_by_role("tab", name="Texts"))
    hands.write("Совершенно секретно.")
    hands.click(page.get_by_role("button", name="+ text"))
    hands.write("Top secret.")
    hands.click(page.get_by_role("tab", name="Source"))
    page.keyboard.insert_text(MARKS[0])
    page.keyboard.press("Enter")
    page.keyboard.insert_text(MARKS[1])
    hands.click(page.get_by_role("tab", name="Scans"))
    page.set_input_files("#many-files", scans(tmp_path))
    hands.count += 1  # both are dropped at once
    expect(page.get_by_text("page 2.png", exact=True)).to_be_visible(timeout=30_000)
    for field in ("#id_title", "#id_summary", "#id_topics", "#id_places", "#id_collections", "[data-save]"):
        expect(page.locator(field)).to_be_in_viewport()
    hands.click("[data-save]")
    assert hands.count <= 13
    stands(page)


def test_the_same_cable_is_entered_by_keys_alone_with_few_of_them(desk: BrowserContext, tmp_path: Path) -> None:
    desk.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk.new_page()
    page.goto("/admin/archive/document/add/")
    hands = Hands(page)
    hands.write("Telegram No. 711, Filippov [Stalin] to Krasovsky via Kovalev")
    expect(page.get_by_role("button", name="Use this")).to_be_visible()
    hands.press("Enter")
    hands.write("11 January 1949")
    hands.press("Enter", "Enter", "Enter")  # past what the title has filled, to what is still empty
    expect(page.locator("#id_summary")).to_be_focused()
    hands.write("Stalin asks what Krasovsky needs.")
    hands.press("Tab")
    hands.look_for("aid")
    hands.press("Tab")
    hands.look_for("Mos")
    hands.press("Escape", "g", "t", "ArrowDown")
    hands.write("Совершенно секретно.")
    hands.press("Tab", "Enter")
    hands.write("Top secret.")
    hands.press("Escape", "g", "o", "ArrowDown")
    for number, mark in enumerate(MARKS):
        hands.paste(mark)
        expect(page.locator(f"[name=holdings-{number}-repository]")).not_to_have_value("")  # it was taken apart
        hands.press("Enter" if number == 0 else "Escape")
    hands.press("g", "s")
    expect(page.get_by_role("tab", name="Scans")).to_be_focused()
    hands.press("ArrowDown")
    expect(page.locator("#many-files")).to_be_focused()
    page.set_input_files("#many-files", scans(tmp_path))
    hands.count += 5  # Enter, and four in the window of the system, which no page can see
    expect(page.get_by_text("page 2.png", exact=True)).to_be_visible(timeout=30_000)
    hands.press("Control+s")
    assert hands.count <= 50
    stands(page)


def scans(folder: Path) -> list[Path]:
    """Two sheets."""
    made = [folder / f"page {number}.png" for number in (1, 2)]
    for scan in made:
        Image.new("RGB", (300, 400), "white").save(scan)
    return made


def stands(page: Page) -> None:
    """The cable was saved with all that belongs to it."""
    expect(page.get_by_text("was added successfully")).to_be_visible(timeout=30_000)
    names = page.locator("[name^=credits-][name$=-name]:visible")
    expect(names).to_have_count(3)  # the row left empty goes when the script has come
    assert [names.nth(number).input_value() for number in range(3)] == ["Filippov", "Krasovsky", "Kovalev"]
    expect(page.locator("[name=topics]")).to_have_value("Soviet aid to China")
    expect(page.locator("[name=places]")).to_have_value("Moscow")
    expect(page.locator("[name=texts-0-text]")).to_have_value("Совершенно секретно.")
    expect(page.locator("[name=texts-1-text]")).to_have_value("Top secret.")
    expect(page.locator("[name=texts-0-language]")).to_have_value("ru")
    expect(page.locator("[name=texts-1-kind]")).to_have_value("translation")
    expect(page.locator("[name=holdings-0-repository]")).to_have_value("GARF")
    expect(page.locator("[name=holdings-1-reference]")).to_have_value("f. 45, op. 1, d. 331, l. 12")
    expect(page.locator(".sheet:visible img")).to_have_count(2)


def test_who_saves_while_scans_are_on_their_way_waits_for_them(desk: BrowserContext, tmp_path: Path) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/add/")
    page.fill("#id_title", "Letter with two sheets")
    asked: list[Route] = []
    page.route("**/stage/", lambda one: asked.append(one))  # noqa: PLW0108 a method cannot carry Playwright's mark
    with page.expect_request("**/stage/"):
        page.set_input_files("#many-files", scans(tmp_path))
    page.locator("[data-save]").click()
    assert page.url.endswith("/add/")
    page.unroute_all()  # which lets them go
    expect(page.get_by_text("was added successfully")).to_be_visible(timeout=30_000)
    expect(page.locator(".sheet:visible img")).to_have_count(2)


def test_typing_outlives_an_ended_session(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/2/change/")
    page.fill("#id_summary", "Typed while the session ended.")
    desk.clear_cookies(name="session")
    page.locator("[data-save]").click()
    sign_in(page, "curator")
    expect(page.locator("#id_summary")).to_have_value("Typed while the session ended.")
    page.locator("[data-save]").click()
    expect(page.get_by_text("The change is kept and waits.")).to_be_visible()
    expect(page.locator("#id_summary")).to_have_value("Typed while the session ended.")


def test_what_was_typed_after_the_session_ended_is_offered_and_not_an_earlier_state_of_it(
    desk: BrowserContext,
) -> None:
    page = desk.new_page()
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/admin/archive/document/5/change/")
    page.fill("#id_summary", "Typed before.")
    expect(page.get_by_text("Kept just now.")).to_be_visible(timeout=15_000)
    desk.clear_cookies(name="session")
    page.fill("#id_summary", "Typed before. And after.")
    page.goto("/admin/archive/document/5/change/")
    sign_in(page, "curator")
    with page.expect_response("**/kept/"):
        page.goto("/admin/archive/document/5/change/")
    expect(page.locator("#id_summary")).not_to_have_value("Typed before. And after.")
    page.get_by_role("link", name="Take it up again").click()
    expect(page.locator("#id_summary")).to_have_value("Typed before. And after.")


def test_who_signs_in_again_in_another_window_goes_on_typing_and_saves(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/add/")
    page.fill("#id_title", "Typed before")
    expect(page.get_by_text("Kept just now.")).to_be_visible(timeout=15_000)
    desk.clear_cookies(name="session")
    other = desk.new_page()
    other.goto("/admin/")
    sign_in(other, "curator")
    page.fill("#id_title", "Typed before and after")
    with page.expect_response(lambda answer: answer.url.endswith("/kept/") and answer.ok):
        pass
    page.locator("[data-save]").click()
    expect(page.locator("#id_title")).to_have_value("Typed before and after")
    expect(page).to_have_url(re.compile(r"/change/"))


def test_a_save_that_no_server_received_is_offered_again(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/admin/archive/document/6/change/")
    page.route("**/6/change/", lambda asked: asked.abort() if asked.request.method == "POST" else asked.continue_())
    page.fill("#id_summary", "Sent to nobody.")
    page.locator("[data-save]").click()
    page.unroute_all()
    page.goto("/admin/archive/document/6/change/")
    page.get_by_role("link", name="Take it up again").click()
    expect(page.locator("#id_summary")).to_have_value("Sent to nobody.")


def test_what_no_server_kept_is_on_the_disk_of_a_browser_that_is_killed(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.on("dialog", lambda asked: asked.accept())
    page.goto("/admin/archive/document/7/change/")
    page.route("**/kept/", lambda asked: asked.abort())
    page.fill("#id_summary", "Typed for a dead server.")
    expect(page.get_by_text("Kept in this browser only")).to_be_visible(timeout=15_000)
    page.evaluate("localStorage.clear()")  # a killed browser has not written it to its disk
    page.unroute_all()
    page.goto("/admin/archive/document/7/change/")
    page.get_by_role("link", name="Take it up again").click()
    expect(page.locator("#id_summary")).to_have_value("Typed for a dead server.")


def test_typing_outlives_a_closed_window_and_is_offered_again(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/3/change/")
    page.locator("#id_number").press_sequentially("77")
    expect(page.get_by_text("Kept just now.")).to_be_visible(timeout=15_000)
    page.close()
    page = desk.new_page()
    page.goto("/admin/archive/document/3/change/")
    expect(page.locator("#id_number")).not_to_have_value("77")
    page.get_by_role("link", name="Take it up again").click()
    expect(page.get_by_text("This is what you typed before.")).to_be_visible()
    assert "77" in page.input_value("#id_number")


def test_keys_work_outside_fields_and_are_letters_inside(desk: BrowserContext) -> None:
    page = desk.new_page()
    page.goto("/admin/archive/document/1/change/")
    page.locator("#id_summary").press_sequentially("gn?")
    expect(page.get_by_role("tab", name="Scans")).to_have_attribute("aria-selected", "true")
    page.locator("#id_summary").blur()
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page.get_by_role("tab", name="Texts")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("n")
    expect(page.locator("[name=credits-2-name]")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("/document/1/change/")
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").fill("mikoyan")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Mikoyan")


def test_two_who_had_one_record_open_save_from_both_versions(desk: BrowserContext) -> None:
    first = desk.new_page()
    first.goto("/admin/archive/document/add/")
    first.fill("#id_title", "Letter, Roshchin to Zhou Enlai")
    first.locator("[data-save]").click()
    expect(first.get_by_text("was added successfully")).to_be_visible(timeout=30_000)
    second = desk.new_page()
    second.goto(first.url)
    first.fill("#id_summary", "On grain.")
    first.locator("[data-save]").click()
    expect(first.get_by_text("was changed successfully")).to_be_visible(timeout=30_000)
    second.fill("#id_summary", "On fuel.")
    second.locator("[data-save]").click()
    expect(second.get_by_role("heading", name="Both versions, side by side")).to_be_visible(timeout=30_000)
    expect(second.locator("#id_summary")).to_have_value("On fuel.")
    second.locator("[name=settle-summary][value=both]").check()
    second.locator("[name=_settle]").click()
    expect(second.get_by_text("was changed successfully")).to_be_visible(timeout=30_000)
    second.goto(first.url)
    expect(second.locator("#id_summary")).to_have_value("On fuel.\n\nOn grain.", timeout=30_000)
