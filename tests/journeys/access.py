"""What axe has to say of a page that is open in the browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What depends on colours and width; everything else is read from the same elements.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]


def said(page: Page, rules: list[str], *, within: str = "html") -> list[str]:
    """Axe's faults by these rules, each with the element."""
    found = Axe().run(page, within, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']} in {node['html'][:140]}" for fault in found for node in fault["nodes"][:3]]
