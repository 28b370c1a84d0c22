"""Numbers and days in the signs of each language."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from ui import formats

HELSINKI_MORNING = dt.datetime(2026, 11, 26, 8, 14, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fi", ["2\u00a0310,5", "9,0\u00a0%", "24.11.2026", "24.11.2026"]),
        ("sv", ["2\u00a0310,5", "9,0\u00a0%", "24.11.2026", "24.11.2026"]),
        ("en", ["2,310.5", "9.0\u00a0%", "24 November 2026", "24 Nov 2026"]),
    ],
)
def test_filters_speak_the_pages_language(code: str, expected: list[str]) -> None:
    page = Template("{{ n|number }};{{ p|percent }};{{ d|date_words }};{{ d|date_short }}")
    values = {"n": Decimal("2310.50"), "p": 9, "d": dt.date(2026, 11, 24)}

    with translation.override(code):
        assert page.render(Context(values)).split(";") == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1934, None, "1,934"),
        (0.1 + 0.2, None, "0.3"),
        (Decimal("2.25"), 1, "2.3"),
        (51.8, 0, "52"),
        (-5, None, "−5"),
        (-0.04, 1, "0.0"),
        (None, None, "–"),
        (float("nan"), None, "–"),
    ],
)
def test_numbers(value: float | None, decimals: int | None, expected: str) -> None:
    assert formats.number(value, decimals) == expected


def test_nothing_is_a_dash() -> None:
    page = Template(
        "{{ n|number }}{{ n|percent }}{{ n|date_words }}{{ n|moment_words }}{{ n|clock }}"
    )

    assert page.render(Context({"n": None})) == "–––––"


def test_a_moment_is_told_by_the_clock_of_helsinki() -> None:
    assert formats.clock(HELSINKI_MORNING) == "10.14"
    assert formats.moment_words(HELSINKI_MORNING) == "26 November 2026 at 10.14"
    assert formats.date_words(dt.datetime(2026, 11, 25, 23, 0, tzinfo=dt.UTC)) == "26 November 2026"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert formats.share(17, 19) == "89\u00a0%"
    assert formats.share(0, 0) == "–"


def test_a_wrong_value_is_an_error() -> None:
    with pytest.raises(TypeError):
        formats.number("12")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        formats.date_words("2026-11-24")  # type: ignore[arg-type]
