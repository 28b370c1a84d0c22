"""Whatever is typed is either understood or answered in words; nothing of it is lost."""

import datetime as dt
import time
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from ui.fields import (
    DateField,
    DayInput,
    DecimalField,
    DecimalInput,
    LineField,
    TextField,
    YearField,
)


def refusal(field: forms.Field, typed: str) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    return str(caught.value.messages[0])


@pytest.mark.parametrize(
    "typed",
    [
        "24.11.2026",
        " 24. 11. 2026 ",
        "2026-11-24",
        "24 November 2026",
        "24 nov 2026",
        "24.11.2026\n",
    ],
)
def test_a_day_is_understood_however_it_is_written(typed: str) -> None:
    assert DateField().clean(typed) == dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "typed"), [("fi", "24. marraskuuta 2026"), ("sv", "24 november 2026")]
)
def test_a_month_is_understood_by_its_name_in_the_pages_language(code: str, typed: str) -> None:
    with translation.override(code):
        assert DateField().clean(typed) == dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("24.11.26", "Write the year in four digits, for example 2026."),
        ("1.1.20226", "The year 20226 is not possible here. Write a year from 1900 to 2100."),
        ("1.1.1899", "The year 1899 is not possible here. Write a year from 1900 to 2100."),
        ("31.2.2026", "There is no such day as 31.2.2026. Check the day and the month."),
        ("tomorrow", "“tomorrow” is not a date. Write it like this: 24.11.2026."),
        ("24 Foober 2026", "“24 Foober 2026” is not a date. Write it like this: 24.11.2026."),
        ("11/24/2026", "“11/24/2026” is not a date. Write it like this: 24.11.2026."),
        ("", "Fill this in."),
        (" \u200b ", "Fill this in."),
    ],
)
def test_what_is_no_day_is_answered_in_words(typed: str, words: str) -> None:
    assert refusal(DateField(), typed) == words


def test_a_day_that_is_not_asked_for_may_be_left_out() -> None:
    assert DateField(required=False).clean("  ") is None


def test_a_long_text_in_a_field_for_a_day_is_not_repeated_whole() -> None:
    assert len(refusal(DateField(), "x" * 1_000_000)) < 120


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("fi", "12,5", "12.5"),
        ("fi", "12.5", "12.5"),
        ("sv", "1\u00a0234,50", "1234.50"),
        ("fi", "1 234 567", "1234567"),
        ("en", "12,5", "12.5"),
        ("en", "−3.25", "-3.25"),
        ("fi", "1,234", "1.234"),
    ],
)
def test_a_number_may_have_a_comma_or_a_point(code: str, typed: str, value: str) -> None:
    with translation.override(code):
        assert DecimalField().clean(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["kaksi", "1.234,5", "12 5", "NaN", "Infinity", "1e5", "٣", "12 %", "--1", "1,2,3"]
)
def test_what_is_no_number_is_answered_in_words(typed: str) -> None:
    words = f"“{typed}” is not a number. Write it like this: 1,250.5."

    assert refusal(DecimalField(), typed) == words


def test_thousands_with_an_english_comma_are_not_guessed() -> None:
    words = "“1,234” can be read in two ways. Write thousands without a comma: 1234."

    assert refusal(DecimalField(), "1,234") == words


def test_a_number_has_no_more_digits_than_the_field() -> None:
    field = DecimalField(max_digits=6, decimal_places=2)

    assert refusal(field, "1.234") == "Ensure that there are no more than 2 decimal places."
    assert refusal(field, "9" * 5000).startswith("Ensure that there are no more than 6 digits")


@pytest.mark.parametrize("value", [Decimal("12.50"), 12.5])
def test_a_number_is_shown_as_it_can_be_typed(value: Any) -> None:
    with translation.override("fi"):
        shown = DecimalInput().format_value(value)

    assert str(shown).rstrip("0") == "12,5"


def test_a_day_is_shown_as_it_can_be_typed() -> None:
    assert DayInput().format_value(dt.date(2026, 1, 5)) == "5.1.2026"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("20226", "The year 20226 is not possible here. Write a year from 1900 to 2100."),
        ("1776", "The year 1776 is not possible here. Write a year from 1900 to 2100."),
        ("26", "Write the year in four digits, for example 2026."),
        ("2026.5", "Write the year in four digits, for example 2026."),
        ("year", "Write the year in four digits, for example 2026."),
        ("", "Fill this in."),
    ],
)
def test_what_is_no_year_is_answered_in_words(typed: str, words: str) -> None:
    assert refusal(YearField(), typed) == words


def test_a_year_is_understood() -> None:
    assert YearField().clean(" 2026 ") == 2026
    assert YearField(required=False).clean("") is None


def test_a_year_may_have_narrower_limits() -> None:
    assert refusal(YearField(first=2020, last=2030), "2031") == (
        "The year 2031 is not possible here. Write a year from 2020 to 2030."
    )


@pytest.mark.parametrize("typed", ["", "   ", "\n\t\r\n", "\u200b\u2060", "\x00\x01"])
def test_a_name_of_nothing_is_refused(typed: str) -> None:
    assert refusal(LineField(), typed) == "Fill this in."
    assert refusal(TextField(), typed) == "Fill this in."


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script> & <b>“Espoo”</b>",
        "Perheet 👨‍👩‍👧‍👦 ja lapset 🇫🇮",
        "مرحباً بكم في إسبو",
        "שלום Espoo",
        "Äänekoski – Öja – Åland",
    ],
)
def test_markup_emoji_and_right_to_left_text_are_kept_as_they_are(typed: str) -> None:
    assert LineField().clean(typed) == typed
    assert TextField().clean(f"{typed}\n\n{typed}") == f"{typed}\n\n{typed}"


def test_control_characters_are_taken_away_and_line_ends_made_one() -> None:
    assert TextField().clean("a\x00b\r\nc\td\x1b[0m\re\u202e") == "ab\nc\td[0m\ne"
    assert LineField().clean("  one\n two\x07 ") == "one two"
    assert TextField().clean("a\u0308iti") == "äiti"


def test_too_long_a_text_is_refused_with_its_length() -> None:
    assert refusal(TextField(), "x" * 20_003) == (
        "The text has 20,003 characters and 20,000 fit here: 3 too many."
    )
    assert refusal(LineField(max_length=5), "abcdef") == (
        "The text has 6 characters and 5 fit here: one too many."
    )


def test_ten_megabytes_of_text_are_refused_soon_and_shown_again_whole() -> None:
    class TextForm(forms.Form):
        text = TextField()

    text = "ääkköset " * 1_100_000
    began = time.perf_counter()
    form = TextForm({"text": text})

    assert not form.is_valid()
    assert time.perf_counter() - began < 3
    assert form["text"].value() == text


def test_the_browser_is_not_told_to_cut_a_text() -> None:
    class TextForm(forms.Form):
        text = TextField(max_length=30)

    assert "maxlength" not in str(TextForm()["text"])


def test_a_field_that_was_not_touched_has_not_changed() -> None:
    assert not DateField().has_changed(dt.date(2026, 11, 24), "24.11.2026")
    assert not DecimalField().has_changed(Decimal("12.50"), "12,5")
    assert YearField().has_changed(2026, "20226")
