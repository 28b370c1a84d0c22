"""Writing on the plan page: in place, with an error and another's save in between; and without any script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PageAs, Site
from tests.browser.seeing import assert_policy_kept, hindrances

pytestmark = pytest.mark.browser


def first_measure(page: Page) -> str:
    """Return the address of the form of the page's first measure."""
    return str(page.locator("a[href*='/measures/'][href$='/edit/']").first.get_attribute("href"))


def saved_by_somebody_else(page: Page) -> Page:
    """Change what the open form is about, on its own page."""
    page.get_by_label("What will be done?").fill("Theirs: each Tuesday")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/plan/**")
    return page


def test_a_measure_is_changed_in_place_through_an_error_and_a_conflict(
    page_as: PageAs, site: Site
) -> None:
    mine = page_as("coordinator", "workspace", "/en/plan/")
    path = first_measure(mine)
    key = re.split("/", path)[3]
    place = mine.locator(f"#m-{key}")
    place.get_by_role("link", name="Edit").click()
    place.get_by_label("Measure", exact=True).fill("")
    place.get_by_role("button", name="Save").click()

    expect(place.get_by_role("alert")).to_be_focused()
    assert hindrances(mine) == []
    place.get_by_label("Measure", exact=True).fill("Language café")
    expect(place.get_by_text("Draft saved")).to_be_visible(timeout=10_000)

    theirs = saved_by_somebody_else(page_as("editor", "workspace", path))

    place.get_by_role("button", name="Save").click()
    expect(place.get_by_text("Somebody else changed this while you were writing")).to_be_focused()
    assert hindrances(mine) == []
    place.get_by_role("button", name="Save what is chosen").click()

    row = mine.locator(f"#m-{key}:not(:has(form[novalidate]))")
    expect(row).to_contain_text("Language café")
    expect(row).to_contain_text("Theirs: each Tuesday")
    assert mine.url == site.url("workspace", "/en/plan/")
    assert hindrances(mine) == []
    assert_policy_kept(mine)
    assert_policy_kept(theirs)


def test_what_was_typed_is_back_after_the_page_was_left(page_as: PageAs) -> None:
    page = page_as("editor", "workspace", "/en/plan/")
    page.locator("#o-new").get_by_role("link", name="Add an objective").click()
    page.locator("#o-new").get_by_label("Objective", exact=True).fill("Half a thou")
    expect(page.locator("#o-new").get_by_text("Draft saved")).to_be_visible(timeout=10_000)

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("#o-new").get_by_role("link", name="Add an objective").click()

    expect(page.locator("#o-new").get_by_label("Objective", exact=True)).to_have_value(
        "Half a thou"
    )
    page.locator("#o-new").get_by_role("button", name="Discard the unsaved text").click()
    expect(page.locator("#o-new").get_by_label("Objective", exact=True)).to_have_value("")
    page.locator("#o-new").get_by_role("link", name="Cancel").click()
    expect(page.locator("#o-new form")).to_have_count(0)


def test_without_any_script_the_same_is_done_on_pages_of_their_own(
    chrome: Browser, site: Site
) -> None:
    context = chrome.new_context(java_script_enabled=False)
    session = site.seen["sessions"]["coordinator workspace"]
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url("workspace")}])
    page = context.new_page()
    page.goto(site.url("workspace", "/en/plan/"))
    page.get_by_role("link", name="Add an indicator").first.click()
    page.get_by_role("link", name="Unemployment rate of people born abroad").click()
    page.locator("input[name=baseline]").fill("18.5")
    page.get_by_label("Source of the data").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("an indicator needs a known source")

    page.get_by_label("Source of the data").fill("Our statistics")
    page.get_by_role("button", name="Save").click()

    page.wait_for_url("**/plan/**")
    expect(page.get_by_role("table").first).to_contain_text("Our statistics")
    context.close()
