"""Every template of the house keeps the house's rules."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("platform", "plans", "regional", "reporting", "tenants")
TEMPLATES = sorted(
    path for module in MODULES for path in (ROOT / module).glob("**/templates/**/*.html")
)
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "a style element": r"<style\b",
    "an event attribute": r"<[^>{]*\son\w+\s*=",
    "hx-on": r"hx-on",
    "a script address": r"javascript:",
    "hx-vals that are run": r"hx-(?:vals|headers)\s*=\s*.js:",
    "an unescaped value": r"\|\s*safe\b|autoescape\s+off",
    "a translation that is not trimmed": r"{%\s*blocktranslate(?![^%]*\btrimmed\b)",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_nothing_inline_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)] == []
    assert len(text.splitlines()) <= 120


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_form_that_changes_something_is_protected(path: Path) -> None:
    for form in re.findall(r"<form\b.*?</form>", path.read_text(encoding="utf-8"), re.DOTALL):
        if re.search(r'method="post"', form, re.IGNORECASE):
            assert "csrf_token" in form


def test_the_rules_would_find_a_breach() -> None:
    bad = '<p style="x" onclick="y()"><script>1</script>{{ text|safe }} {% blocktranslate %}'
    found = {what for what, pattern in FORBIDDEN.items() if re.search(pattern, bad)}

    assert len(found) == 5
    assert TEMPLATES
