"""What is asked of every page that a browser shows."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]  # the rules that light and dark can differ in
NARROW = {"width": 320, "height": 720}

# Kept by the page itself, and past its policy: such scripts are the browser's, not the page's.
WATCH = """
window.__refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
RUN = """
async ({ source, options }) => {
  if (!window.axe) (0, eval)(source);
  const { violations } = await window.axe.run(document, { ...options, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
}
"""
SIDEWAYS = """
() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  const beyond = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  return [`${wide} px too wide`, ...beyond.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
}
"""


def hindrances(page: Page, *, colours_only: bool = False) -> list[str]:
    """Return what axe finds: WCAG 2.0 to 2.2, A and AA, and its best practice."""
    chosen = (
        {"type": "rule", "values": OF_COLOUR} if colours_only else {"type": "tag", "values": TAGS}
    )
    found: list[str] = page.evaluate(RUN, {"source": AXE, "options": {"runOnly": chosen}})
    return found


def refused_by_policy(page: Page) -> list[str]:
    """Return what the page tried that its security policy does not allow."""
    found: list[str] = page.evaluate("() => window.__refused")
    return found


def sideways(page: Page) -> list[str]:
    """Return what makes the page scroll sideways on the narrowest screen; the page is as wide as before afterwards."""
    before: Any = page.viewport_size
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a plain dict
    found: list[str] = page.evaluate(SIDEWAYS)
    page.set_viewport_size(before)
    return found


def assert_accessible(page: Page) -> None:
    """Nothing hinders anybody, in the light and in the dark."""
    found = hindrances(page)
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark: {problem}" for problem in hindrances(page, colours_only=True)]
    page.emulate_media(color_scheme="light")
    assert not found, "\n".join([page.url, *found])


def assert_policy_kept(page: Page) -> None:
    found = refused_by_policy(page)
    assert not found, "\n".join([page.url, *found])


def assert_not_sideways(page: Page) -> None:
    found = sideways(page)
    assert not found, "\n".join([page.url, *found])
