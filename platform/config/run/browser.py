"""The browser that the browser tests drive."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOADED = "chromium-*/chrome-linux*/chrome"  # what `playwright install chromium` leaves


def chromium() -> Path | None:
    """Return the program: the one of KOTOPOLKU_CHROMIUM, the machine's, or playwright's; None when there is none."""
    if named := os.environ.get("KOTOPOLKU_CHROMIUM"):
        return Path(named) if os.access(named, os.X_OK) else None
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    cache = Path(
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    )
    return max(cache.glob(DOWNLOADED), default=None)


def without_browser_tests(arguments: list[str]) -> list[str]:
    """Return pytest's arguments so that they choose what they chose before, but for tests that need a browser."""
    if "-m" in arguments[:-1]:
        at = arguments.index("-m") + 1
        return [*arguments[:at], f"({arguments[at]}) and not browser", *arguments[at + 1 :]]
    return [*arguments, "-m", "not browser"]
