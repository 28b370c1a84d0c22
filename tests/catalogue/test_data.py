"""The files themselves: complete in three languages, and in our own words."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalogue.files import DATA
from core.names import LANGUAGES

FILES = sorted(DATA.glob("*.json"))
LONG = 30  # shorter texts may be the same in two languages: names of systems, %, Kela


def texts(row: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Find the texts in three languages, with the way to each."""
    if isinstance(row, list):
        for place, inner in enumerate(row):
            yield from texts(inner, f"{path}[{place}]")
    elif isinstance(row, dict) and set(row) & set(LANGUAGES):
        yield path, row
    elif isinstance(row, dict):
        for name, inner in row.items():
            yield from texts(inner, f"{path}.{name}")


def all_texts() -> list[tuple[str, dict[str, str]]]:
    return [
        found for file in FILES for found in texts(json.loads(file.read_text("utf-8")), file.stem)
    ]


def test_every_text_is_in_three_languages() -> None:
    found = all_texts()

    assert len(found) > 500
    assert [path for path, text in found if set(text) != set(LANGUAGES)] == []
    assert [path for path, text in found if not all(part.strip() for part in text.values())] == []


@pytest.mark.parametrize(("one", "other"), [("fi", "sv"), ("fi", "en"), ("sv", "en")])
def test_no_long_text_is_left_untranslated(one: str, other: str) -> None:
    same = [
        path for path, text in all_texts() if text[one] == text[other] and len(text[one]) > LONG
    ]

    assert same == []


def test_no_translation_is_suspiciously_short() -> None:
    cut = [
        path
        for path, text in all_texts()
        if max(map(len, text.values())) > 2 * LONG
        and min(map(len, text.values())) * 2 < max(map(len, text.values()))
    ]

    assert cut == []


@pytest.mark.checklist("C2.3")
def test_whom_to_invite_is_the_same_in_three_languages() -> None:
    items = json.loads((DATA / "step_items.json").read_text("utf-8"))
    (invitation,) = (
        item["text"] for item in items if (item["rule_set"], item["key"]) == ("checklist", "2.3")
    )

    named = {
        "fi": ["työvoimaviranomainen", "Kela", "hyvinvointialue", "muut"],
        "sv": ["arbetskraftsmyndigheten", "FPA", "välfärdsområdet", "andra"],
        "en": ["employment authority", "Kela", "wellbeing services county", "other"],
    }
    assert {
        language: [word for word in words if word in invitation[language]]
        for language, words in named.items()
    } == named


def test_the_files_are_written_in_one_manner() -> None:
    untidy = [
        file.name
        for file in FILES
        if file.read_text("utf-8")
        != json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False, indent=2) + "\n"
    ]

    assert untidy == []
