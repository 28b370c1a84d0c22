"""The shape of the project itself."""

import platform
import re
import subprocess
from pathlib import Path

import polib
import pytest

import config
from config.run.checklist import MARK, ROWS

ROOT = Path(__file__).parents[2]
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()


def test_the_platform_folder_leaves_the_standard_library_alone() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert platform.python_implementation() == "CPython"
    assert Path(config.__file__).is_relative_to(ROOT / "platform")


def test_no_module_is_longer_than_300_lines() -> None:
    modules = [name for name in TRACKED if name.endswith(".py") and "/migrations/" not in name]
    assert [name for name in modules if len((ROOT / name).read_text().splitlines()) > 300] == []


@pytest.mark.parametrize(
    "name", [name for name in TRACKED if name.endswith((".lock", "lock.json"))]
)
def test_a_lock_file_names_no_address(name: str) -> None:
    assert "://" not in (ROOT / name).read_text()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_is_translated(language: str) -> None:
    catalogue = polib.pofile(
        str(ROOT / "platform" / "locale" / language / "LC_MESSAGES" / "django.po")
    )
    assert [
        entry.msgid for entry in catalogue if not entry.translated() or "fuzzy" in entry.flags
    ] == []
    assert len(catalogue) > 300


def test_texts_are_marked_in_words_that_the_collector_knows() -> None:
    renamed = re.compile(r"\b\w*gettext\w* as (?!_\b)\w+")
    modules = [name for name in TRACKED if name.endswith(".py") and not name.startswith("tests/")]
    assert [name for name in modules if renamed.search((ROOT / name).read_text())] == []
    assert renamed.search("from django.utils.translation import gettext as _now")


def test_every_row_of_the_checklist_is_known() -> None:
    assert len(ROWS) == 56
    assert MARK.search('@pytest.mark.checklist("R10")\n')
