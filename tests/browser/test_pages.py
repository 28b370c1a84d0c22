"""Every page that the access table knows, in each language, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import ContextFor, Site
from tests.browser.seeing import hindrances, refused_by_policy, sideways

pytestmark = pytest.mark.browser
LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_hinders_anybody_on_any_page(
    language: str, site: Site, context_for: ContextFor
) -> None:
    found: list[str] = []
    tabs: dict[str, Page] = {}
    for page in site.pages:
        who = page["who"]
        tab = tabs.setdefault(who, tabs.get(who) or context_for(who).new_page())
        problems = looked_at(tab, site, page, language)
        found += [f"{page['name']} ({language}): {problem}" for problem in problems]
    for tab in tabs.values():
        tab.close()
    assert not found, "\n".join(found)


def looked_at(tab: Page, site: Site, page: dict, language: str) -> list[str]:  # type: ignore[type-arg]
    """Open one page in one language, and return all that is wrong with it."""
    tab.emulate_media(color_scheme="light")
    query = "&".join(f"{name}={value}" for name, value in page["query"].items())
    try:
        answer = tab.goto(site.url(page["place"], f"{page['paths'][language]}?{query}"))
    except Error as error:
        if "Download is starting" in error.message:
            return []  # a file, for another program to show
        raise
    assert answer is not None
    if "text/html" not in answer.headers.get("content-type", ""):
        return [] if answer.ok else [f"answered {answer.status}"]
    problems = [] if answer.ok else [f"answered {answer.status}"]
    if tab.evaluate("document.documentElement.lang") != language:
        problems.append("is in another language")
    problems += hindrances(tab) + sideways(tab)
    tab.emulate_media(color_scheme="dark")
    problems += [f"in the dark: {problem}" for problem in hindrances(tab, colours_only=True)]
    return problems + refused_by_policy(tab)
