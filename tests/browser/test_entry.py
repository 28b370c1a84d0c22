"""From the sign-in at the front door into a workspace and out again, as a person does it, under the real security policy."""

import time

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.seeing import assert_policy_kept

pytestmark = pytest.mark.browser


def code_of(secret: str, step: int = 0) -> str:
    """Return what the person's app shows now."""
    return f"{hotp_value(secret, int(time.time()) // 30 + step):06d}"


def sign_in(page: Page, site: Site, role: str) -> None:
    """Fill in the forms of the front door as the person in the role does, from wherever they were sent there."""
    person = site.seen["people"][role]
    page.locator("input[name=login]").fill(person["email"])
    page.locator("input[name=password]").fill(person["password"])
    page.locator("form:has(input[name=password]) button[type=submit]").first.click()
    page.locator("input[name=code]").fill(code_of(person["secret"]))
    page.locator("form:has(input[name=code]) button[type=submit]").first.click()


def test_somebody_signs_in_with_two_factors_and_arrives_where_they_were_going(
    stranger: Page, site: Site
) -> None:
    stranger.goto(site.url("workspace", "/en/"))
    assert stranger.url.startswith(site.url("front", "/en/accounts/login/"))
    sign_in(stranger, site, "coordinator")
    stranger.wait_for_url(site.url("workspace", "/en/"))
    assert_policy_kept(stranger)
    expect(stranger.locator("h1")).to_be_visible()


def test_the_list_of_places_leads_into_each(stranger: Page, site: Site) -> None:
    stranger.goto(site.url("front", "/en/accounts/login/"))
    sign_in(stranger, site, "editor")
    stranger.wait_for_url(site.url("front", "/en/places/"))
    stranger.get_by_role("link", name="Espoo").first.click()
    stranger.wait_for_url(f"{site.url('workspace', '/')}*/")
    assert_policy_kept(stranger)


def test_somebody_signs_out_of_a_workspace_and_is_out_of_the_service(
    stranger: Page, site: Site
) -> None:
    stranger.goto(site.url("workspace", "/en/"))
    sign_in(stranger, site, "approver")
    stranger.wait_for_url(site.url("workspace", "/en/"))
    stranger.locator("form[action='/leave/'] button").evaluate(
        "button => button.form.requestSubmit()"
    )
    stranger.wait_for_url(site.url("front", "/en/accounts/logout/"))
    stranger.locator("main form button").click()
    assert_policy_kept(stranger)
    stranger.goto(site.url("workspace", "/en/"))
    assert stranger.url.startswith(site.url("front", "/en/accounts/login/"))


def test_nobody_enters_a_workspace_that_is_not_theirs(stranger: Page, site: Site) -> None:
    stranger.goto(site.url("other", "/en/"))
    sign_in(stranger, site, "reader")
    expect(stranger.locator("body")).not_to_contain_text("Canary-of-Hanko")
    assert not stranger.url.startswith(site.url("other", "/"))
