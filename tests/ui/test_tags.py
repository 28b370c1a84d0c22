"""The parts of a page, and what they refuse."""

import datetime as dt

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation


def shown(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def asked(path: str) -> object:
    return RequestFactory().get(path)


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "unicorn" %}',
        '{% status "purple" "Late" %}',
        '{% card title="x" tone="loud" %}{% endcard %}',
        '{% card title="x" level=7 %}{% endcard %}',
        '{% card key="a b" %}{% endcard %}',
        '{% notice kind="shout" %}{% endnotice %}',
        '{% empty_state "Nothing" url="/x" %}',
        '{% kpi "Late" 2 tone="purple" %}',
        '{% progress_ring 9 8 "x" %}',
        '{% autosave "/x" "a b" %}',
        "{{ text|rich_text:9 }}",
    ],
)
def test_a_wrong_value_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        shown(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% icon name="check" colour="red" %}',
        '{% status "ok" %}',
        '{% card titel="x" %}{% endcard %}',
        "{% notice %}",
        '{% kpi "Late" 2 "note" "bad" %}',
        "{% pagehead %}{% endpagehead %}",
    ],
)
def test_a_wrong_parameter_is_an_error(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        shown(source)


def test_a_pager_takes_a_page() -> None:
    with pytest.raises(TypeError, match="takes a Page"):
        shown("{% pager page %}", page=[1, 2], request=asked("/"))


def test_a_status_is_a_glyph_and_a_word() -> None:
    html = shown('{% status "due" label %}', label="<Soon>")

    assert html.startswith('<span class="st st-warn"><svg') and "&lt;Soon&gt;</span>" in html


def test_an_icon_speaks_only_with_a_label() -> None:
    assert 'aria-hidden="true"' in shown('{% icon "check" %}')
    assert 'role="img" aria-label="done"' in shown('{% icon "check" "done" %}')


def test_a_card_is_named_by_its_heading() -> None:
    html = shown(
        "{% card title=title level=3 %}<p>{{ text }}</p>{% endcard %}",
        title="Näin & noin",
        text="<b>",
    )

    assert 'aria-labelledby="h-näin-noin"' in html
    assert '<h3 id="h-näin-noin">Näin &amp; noin</h3>' in html
    assert "<p>&lt;b&gt;</p>" in html


def test_a_notice_that_comes_later_is_spoken() -> None:
    assert 'role="alert"' in shown('{% notice kind="bad" live=True %}x{% endnotice %}')
    assert "role=" not in shown('{% notice kind="warn" title="Look" %}x{% endnotice %}')


def test_a_key_figure_may_be_a_link() -> None:
    assert shown('{% kpi "Late" 2 "of 26" tone="bad" url="?s=late" %}') == (
        '<div class="kpi kpi-bad"><dt><a href="?s=late">Late</a></dt><dd><b class="num">2</b><span>of 26</span></dd></div>'
    )


def test_an_empty_state_says_what_to_do() -> None:
    html = shown(
        '{% empty_state "No measures" "Write the first." url="/new" label="Add a measure" %}'
    )

    assert '<a class="ds-button" href="/new">Add a measure</a>' in html


def test_the_head_of_a_page_has_its_buttons_beside_it_or_under_the_lead() -> None:
    beside = shown('{% pagehead title="Plan" lead="Lead" %}<a>Send</a>{% endpagehead %}')
    under = shown('{% pagehead title="Plan" aside="ring" %}<a>Send</a>{% endpagehead %}')

    assert beside.count("<a>Send</a>") == under.count("<a>Send</a>") == 1
    assert beside.index("</div>\n    <div") < beside.index("<a>Send</a>")
    assert under.index("<a>Send</a>") < under.index("ring")


def test_people_keep_their_colour_and_show_their_initials() -> None:
    assert shown("{% avatar 'Aino Maria Virtanen' %}") == shown(
        "{% avatar 'Aino Maria Virtanen' %}"
    )
    assert ">AM</span>" in shown("{% avatar 'Aino Maria Virtanen' %}")
    assert ">?</span>" in shown("{% avatar '' %}")


def test_a_leaf_of_the_calendar_speaks_the_pages_language() -> None:
    with translation.override("fi"):
        assert "<b>28</b><span>marras</span>" in shown(
            "{% calendar_leaf day soon=True %}", day=dt.date(2026, 11, 28)
        )


def test_a_pager_keeps_the_rest_of_the_query() -> None:
    page = Paginator(range(200), 10).page(4)

    html = shown(
        '{% pager page target="#list" %}',
        page=page,
        request=asked("/x/?status=late&page=4&q=a%26b"),
    )

    assert 'href="?status=late&amp;page=3&amp;q=a%26b" rel="prev"' in html
    assert 'hx-get="?status=late&amp;page=5&amp;q=a%26b" hx-target="#list"' in html
    assert html.count("aria-current") == 1


def test_a_list_of_one_page_has_no_pager() -> None:
    assert not shown(
        "{% pager page %}", page=Paginator([1], 10).page(1), request=asked("/")
    ).strip()


@pytest.mark.parametrize(
    ("query", "order", "turned"),
    [
        ("", "ascending", "-name"),
        ("?sort=name", "ascending", "-name"),
        ("?sort=-name", "descending", "name"),
    ],
)
def test_a_heading_turns_the_order_round(query: str, order: str, turned: str) -> None:
    html = shown('{% sort_header "name" "Name" default=True %}', request=asked(f"/{query}"))

    assert f'aria-sort="{order}"' in html and f'href="?sort={turned}"' in html


def test_another_heading_begins_upwards_on_the_first_page() -> None:
    html = shown(
        '{% sort_header "due" "Due" number=True %}', request=asked("/?sort=name&page=3&q=x")
    )

    assert 'class="r"' in html and "aria-sort" not in html and 'href="?sort=due&amp;q=x"' in html
