"""Drawings are sound XML, say their numbers in words, and escape what they are given."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from ui.charts import (
    Caption,
    Dot,
    Figure,
    Pair,
    Series,
    Target,
    bars,
    dumbbell,
    line,
    ring,
    spark,
    strip,
)

EVIL = "<script>alert('x')</script> & \"Espoo\" \x00"
SVG = "{http://www.w3.org/2000/svg}"


def caption(title: str = "Employment has risen") -> Caption:
    return Caption("f1", title, unit="%", decimals=1)


def drawn_line(name: str = "Espoo") -> Figure:
    series = [Series(name, [46.1, None, 48.8, 51.8]), Series("Finland", [60, 61, 62, 63])]
    return line(
        caption(name), labels=[2022, 2023, 2024, 2025], series=series, target=Target(name, 60)
    )


FIGURES: list[Callable[[str], Figure]] = [
    drawn_line,
    lambda name: bars(caption(name), rows=[(name, 29), ("Work", None), ("None", 0)]),
    lambda name: dumbbell(caption(name), rows=[Pair(name, 52, 73)], names=(name, "All")),
    lambda name: strip(
        caption(name),
        dots=[Dot(name, 2.0), Dot("Hanko", 2.0), Dot("Lohja", 9)],
        common=Target(name, 5.2),
    ),
]


@pytest.mark.parametrize("draw", FIGURES)
@pytest.mark.parametrize("name", ["Espoo", EVIL, "مرحبا", "👩‍👧 Espoo", "x" * 300])
def test_a_chart_is_two_sound_images_with_a_title_and_a_description(
    draw: Callable[[str], Figure], name: str
) -> None:
    figure = draw(name)

    for drawing in (figure.wide, figure.narrow):
        root = ET.fromstring(drawing)  # noqa: S314  our own drawing
        assert root.tag == f"{SVG}svg" and root.get("role") == "img"
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None and title.text == name.replace("\x00", "")
        assert description is not None and description.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert not any("style" in part.attrib for part in root.iter())
    assert "<script" not in figure.wide + figure.narrow


@pytest.mark.parametrize("draw", FIGURES)
def test_the_two_drawings_share_no_id(draw: Callable[[str], Figure]) -> None:
    figure = draw("Espoo")
    whole = ET.fromstring(f"<g>{figure.wide}{figure.narrow}</g>")  # noqa: S314

    ids = [part.get("id") for part in whole.iter() if part.get("id")]

    assert len(ids) == len(set(ids)) == 4


def test_the_numbers_stand_in_a_table_in_the_pages_language() -> None:
    with translation.override("fi"):
        figure = drawn_line()

    assert figure.table.head[1:] == ("2022", "2023", "2024", "2025")
    assert figure.table.rows[0] == ("Espoo", "46,1", "–", "48,8", "51,8")
    assert figure.table.rows[2] == ("Espoo", "", "", "", "60,0")
    assert "51,8\u00a0%" in figure.wide


def test_a_line_breaks_where_a_value_is_missing() -> None:
    path = line(caption(), labels=range(5), series=[Series("Espoo", [1, 2, None, 3, 4])]).wide

    drawn = next(part for part in ET.fromstring(path).iter() if part.get("class") == "ch-s1")  # noqa: S314

    assert (drawn.get("d") or "").count("M") == 2


@pytest.mark.parametrize("values", [[5], [0, 0], [-3, 2], [None, 7], [1e9, 2e9], [0.001, 0.002]])
def test_a_line_can_be_drawn_of_few_or_odd_values(values: list[float | None]) -> None:
    figure = line(caption(), labels=range(len(values)), series=[Series("Espoo", values)])

    ET.fromstring(figure.wide)  # noqa: S314
    assert "nan" not in figure.wide and "inf" not in figure.wide


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        line(caption(), labels=[2025], series=[Series("Espoo", [None])], target=Target("Aim", 5))
    with pytest.raises(ValueError, match="nothing to draw"):
        bars(caption(), rows=[("Espoo", None)])


def test_wrong_parameters_are_errors() -> None:
    with pytest.raises(ValueError, match="one value for each label"):
        line(caption(), labels=[1, 2], series=[Series("Espoo", [1])])
    with pytest.raises(ValueError, match="one to 3 series"):
        line(caption(), labels=[1], series=[Series("Espoo", [1])] * 4)
    with pytest.raises(ValueError, match="cannot be an id"):
        Caption("1 x", "Title")
    with pytest.raises(ValueError, match="begin at zero"):
        bars(caption(), rows=[("Espoo", -1)])
    with pytest.raises(ValueError, match="part of a whole"):
        ring(9, 8, "9 of 8")


def test_a_hundred_equal_dots_stay_on_the_paper() -> None:
    figure = strip(caption(), dots=[Dot(str(n), 3) for n in range(40)], common=Target("All", 3))
    root = ET.fromstring(figure.wide)  # noqa: S314

    assert all(float(dot.get("cy", "-1")) > 0 for dot in root.iter(f"{SVG}circle"))


def test_small_drawings_say_themselves_in_words() -> None:
    for drawing in (spark(EVIL, [1, None, 3], target=4), ring(2, 8, EVIL)):
        root = ET.fromstring(drawing)  # noqa: S314
        assert root.get("role") == "img" and root.get("aria-label") == EVIL.replace("\x00", "")
    assert spark("none", [None]) == "–"
    assert ET.fromstring(ring(1, 1, "done")).findall(f"{SVG}path")  # noqa: S314


def test_a_figure_is_shown_with_its_table() -> None:
    shown = render_to_string("ui/_figure.html", {"figure": drawn_line(EVIL)})

    assert "<script" not in shown
    assert shown.count("<tr>") == 4 and shown.count('<th scope="row">') == 3
    assert "Show the figures as a table" in shown
