"""The security policy as a browser keeps it: forms of strangers, frames, and scripts that somebody wrote into a page."""

import http.client
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PageAs, Site
from tests.browser.seeing import refused_by_policy

pytestmark = pytest.mark.browser
SCRIPT = """
const script = document.createElement("script");
script.textContent = "window.ran = true";
document.body.append(script);
const image = document.createElement("img");
image.src = "https://example.org/pixel.png";
document.body.append(image);
document.body.insertAdjacentHTML("beforeend", '<p style="color: red" onclick="window.ran = true">x</p>');
"""


def posted(site: Site, place: str, path: str, data: dict[str, str], **headers: str) -> int:
    """Post a form to the server past the browser, and return the status."""
    asked = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    host = f"{site.seen['hosts'][place]}:{site.port}"
    form = {"Host": host, "Content-Type": "application/x-www-form-urlencoded"}
    asked.request(
        "POST", path, urlencode(data), form | {k.replace("_", "-"): v for k, v in headers.items()}
    )
    status = asked.getresponse().status
    asked.close()
    return status


@pytest.mark.parametrize(
    ("place", "path"), [("front", "/en/accounts/login/"), ("workspace", "/leave/")]
)
def test_a_form_without_its_token_is_refused(site: Site, place: str, path: str) -> None:
    assert posted(site, place, path, {"login": "x", "password": "y"}) == 403


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://hanko.kotopolku.localhost"]
)
def test_a_form_from_elsewhere_is_refused_even_with_a_token(site: Site, origin: str) -> None:
    token = "a" * 32
    said = {"Cookie": f"csrftoken={token}", "Origin": origin}
    data = {"csrfmiddlewaretoken": token}
    assert posted(site, "workspace", "/leave/", data, **said) == 403
    own = said | {"Origin": site.url("workspace", "").rstrip("/")}
    assert posted(site, "workspace", "/leave/", data, **own) == 302


def test_a_page_is_not_shown_in_a_frame(stranger: Page, site: Site) -> None:
    stranger.route(
        "http://frames.localhost/",
        lambda route: route.fulfill(
            content_type="text/html", body=f'<iframe src="{site.url("front", "/en/")}"></iframe>'
        ),
    )
    stranger.goto("http://frames.localhost/")
    stranger.wait_for_timeout(300)
    frame = stranger.frames[1]
    assert frame.url.startswith("chrome-error://") or "Kotopolku" not in frame.content()


def test_what_is_written_into_a_page_does_not_run(page_as: PageAs) -> None:
    """The watch for violations sees them: without this, no violation would prove nothing."""
    page = page_as("anonymous", "front", "/en/")
    assert refused_by_policy(page) == []
    page.evaluate(SCRIPT)
    page.locator("p:has-text('x') >> nth=-1").click()
    page.wait_for_timeout(100)
    assert page.evaluate("() => window.ran") is None
    refused = " ".join(refused_by_policy(page))
    for directive in ("script-src-elem", "img-src", "style-src-attr", "script-src-attr"):
        assert directive in refused
