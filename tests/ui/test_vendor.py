"""What others made is named by version and hash, lies in the repository, and brings its licence."""

import json
import re
from pathlib import Path

import pytest

import ui
from ui import vendor

HERE = Path(ui.__file__).parent
LOCK = json.loads((HERE / "vendor.lock.json").read_text(encoding="utf-8"))
STYLES = sorted((HERE / "static" / "ui" / "css").glob("*.css"))


@pytest.mark.parametrize("package", LOCK["packages"], ids=lambda package: str(package["name"]))
def test_a_package_is_pinned_present_and_licensed(package: vendor.Entry) -> None:
    files = [HERE / "static" / "ui" / "vendor" / target for target in package["files"].values()]

    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"])
    assert all(file.stat().st_size for file in files)
    assert any(file.name == "LICENSE" for file in files)


def test_the_lock_names_no_addresses() -> None:
    assert "://" not in json.dumps(LOCK)
    assert "://" not in (HERE / "vendor.py").read_text(encoding="utf-8")


def test_the_theme_is_the_one_in_the_lock() -> None:
    theme = vendor.THEME.read_bytes()

    assert vendor.checked(LOCK["theme"], theme, pin=False) == theme
    with pytest.raises(vendor.Differs):
        vendor.checked(dict(LOCK["theme"]), theme + b" ", pin=False)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_our_style_sheets_are_short_logical_and_fetch_nothing(style: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert len(text.splitlines()) < 300
    assert not re.search(r"(?:margin|padding|border)-(?:left|right|top|bottom)\b", text)
    assert not re.search(r"^\s*(?:left|right|top|bottom|width|height)\s*:", text, re.MULTILINE)
    assert "@import" not in text and "://" not in text


def test_every_style_sheet_is_linked() -> None:
    linked = (HERE / "templates" / "ui" / "_styles.html").read_text(encoding="utf-8")

    assert all(f"ui/css/{style.name}" in linked for style in STYLES)
