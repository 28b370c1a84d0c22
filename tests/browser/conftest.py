"""One server and one browser for all tests here, both gone before the next folder's tests begin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from config.run.browser import chromium
from tests.browser.seeing import WATCH
from tests.browser.serving import served

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the server is, and what there is to see."""

    port: int
    seen: dict[str, Any]

    def url(self, place: str, path: str = "/") -> str:
        """Return an address at a kind of host: front, workspace, or other (another workspace)."""
        return f"http://{self.seen['hosts'][place]}:{self.port}{path}"

    @property
    def pages(self) -> list[dict[str, Any]]:
        pages: list[dict[str, Any]] = self.seen["pages"]
        return pages


@pytest.fixture(scope="package")
def site() -> Iterator[Site]:
    with served() as (port, seen):
        yield Site(port, seen)


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("Chromium is missing")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=FLAGS)


ContextFor = Callable[..., BrowserContext]
PageAs = Callable[..., Page]


@pytest.fixture(scope="package")
def context_for(chrome: Browser, site: Site) -> Iterator[ContextFor]:
    """Return the browser of somebody in a role, signed in at each host; one for each role and width."""
    made: dict[tuple[str, int], BrowserContext] = {}

    def make(role: str = "anonymous", *, width: int = 1280) -> BrowserContext:
        if (role, width) not in made:
            made[role, width] = chrome.new_context(
                viewport={"width": width, "height": 800}, reduced_motion="reduce"
            )
            made[role, width].add_init_script(WATCH)
            if role != "anonymous":
                made[role, width].add_cookies(
                    [
                        {
                            "name": "sessionid",
                            "value": site.seen["sessions"][f"{role} {place}"],
                            "url": site.url(place),
                        }
                        for place in ("front", "workspace")
                    ]
                )
        return made[role, width]

    yield make
    for context in made.values():
        context.close()


@pytest.fixture
def page_as(context_for: ContextFor, site: Site) -> Iterator[PageAs]:
    """Open a page as somebody: `page_as("coordinator", "workspace", "/fi/", scheme="dark", width=390)`."""
    opened: list[Page] = []

    def open_page(
        role: str, place: str, path: str = "/", *, scheme: str = "light", width: int = 1280
    ) -> Page:
        page = context_for(role, width=width).new_page()
        opened.append(page)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        page.goto(site.url(place, path))
        return page

    yield open_page
    for page in opened:
        page.close()


@pytest.fixture
def stranger(chrome: Browser) -> Iterator[Page]:
    """A browser that nobody has used, for signing in by hand."""
    context = chrome.new_context(reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()
