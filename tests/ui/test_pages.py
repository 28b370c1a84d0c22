"""The frame of every page, and the pages of errors, in three languages and without a database."""

import re

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from django.utils import translation
from pytest_django import Settings

from ui.navigation import in_language
from ui.parts import DONE, NEEDS_ATTENTION, Check, Event, NavItem, Place, Step

LANGUAGES = ["fi", "sv", "en"]
ERRORS = ["400", "403", "403_csrf", "404", "500", "503", "ui/unknown_host"]
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)|\sstyle\s*=|\son\w+\s*=|<style|javascript:", re.IGNORECASE
)


def page(_request: object) -> HttpResponse:
    return HttpResponse()


class Addresses:
    """A tree of addresses with two pages."""

    urlpatterns = i18n_patterns(
        path("plan/<int:number>/", page, name="plan"),
        path("accessibility/", page, name="accessibility-statement"),
    )


@pytest.fixture
def addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = Addresses


def frame(template: str = "ui/workspace_base.html", **values: object) -> str:
    request = RequestFactory().get("/en/plan/7/?year=2026")
    # Without the request as such: what the other modules tell every page is none of the frame's business.
    return render_to_string(template, {"request": request, "csrf_token": "t"} | values)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_frame_is_whole_in_each_language(code: str, addresses: None) -> None:
    with translation.override(code):
        html = frame()

    assert html.startswith("<!doctype html>")
    assert f'<html lang="{code}" dir="ltr" data-color-scheme="auto">' in html
    assert '<main id="main" tabindex="-1">' in html and 'href="#main"' in html
    assert '"allowEval":false' in html and '"allowScriptTags":false' in html
    assert not INLINE.search(html)


def test_the_same_page_is_one_click_away_in_each_language(addresses: None) -> None:
    html = frame()

    for code in LANGUAGES:
        assert f'href="/{code}/plan/7/?year=2026" lang="{code}" hreflang="{code}"' in html
    assert html.count('aria-current="true"') == 1


@pytest.mark.parametrize(
    ("address", "finnish"),
    [
        ("/en/plan/7/?year=2026", "/fi/plan/7/?year=2026"),
        ("/en/no-such-page/?x=1", "/fi/no-such-page/?x=1"),
        ("/en", "/fi"),
        ("/english/", "/fi/"),
        ("/", "/fi/"),
    ],
)
def test_an_address_has_its_twin_in_another_language(
    address: str, finnish: str, addresses: None
) -> None:
    assert in_language(address, "fi") == finnish
    assert in_language(address, "en") == address


def test_the_footer_links_to_what_exists(addresses: None) -> None:
    html = frame()

    assert 'href="/en/accessibility/"' in html
    assert "Data protection" not in html


def test_the_second_bar_shows_the_place_and_its_rooms(addresses: None) -> None:
    nav = [NavItem("plan", "Plan & more", "/p"), NavItem("talk", "Cooperation", "/c", 2, "open")]

    html = frame(place=Place("Espoo", "municipality", "/e"), nav=nav, nav_key="plan")

    assert '<a href="/p" aria-current="page">Plan &amp; more</a>' in html
    assert '<span class="count">2<span class="vh"> open</span></span>' in html
    assert 'aria-controls="wsnav"' in html
    assert "wsnav" not in frame()


def test_somebody_with_several_places_can_change(addresses: None) -> None:
    others = [{"label": "Lohja", "url": "https://lohja.example/"}]

    html = frame(place=Place("Espoo", "municipality", "/e"), switcher=others)

    assert '<a href="https://lohja.example/">Lohja</a>' in html


def test_the_account_is_shown_or_a_way_to_sign_in(addresses: None) -> None:
    account = {"name": "Aino <Virtanen>", "sign_out_url": "/out", "links": []}

    html = frame(account=account)

    assert (
        "Aino &lt;Virtanen&gt;" in html
        and 'action="/out"' in html
        and "csrfmiddlewaretoken" in html
    )
    assert 'href="/in"' in frame(sign_in_url="/in")


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_says_so(demo: bool, settings: Settings, addresses: None) -> None:
    settings.DEMO = demo

    assert ('<div class="demo">' in frame()) is demo


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_says_what_happened_and_what_to_do(name: str, code: str) -> None:
    with translation.override(code):
        html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1 and html.count("<li>") >= 2
    assert f'lang="{code}"' in html and not INLINE.search(html)


def test_a_refusal_brings_its_own_words() -> None:
    html = render_to_string("403.html", {"exception": "Ask the <coordinator>."})

    assert "Ask the &lt;coordinator&gt;." in html


def test_the_path_shows_what_is_done_and_what_is_wrong() -> None:
    steps = [
        Step(1, "Decide", DONE, "/1", who="Board"),
        Step(
            2,
            "Choose",
            NEEDS_ATTENTION,
            needs=["Two <measures>"],
            done=9,
            total=11,
            progress="9 of 11",
        ),
    ]

    html = render_to_string("ui/_path.html", {"steps": steps})

    assert '<li class="done">' in html and '<li class="warn">' in html
    assert '<a href="/1">Decide</a>' in html and "Two &lt;measures&gt;" in html
    assert html.count('<i class="on">') == 9 and html.count("<i>") == 2
    assert "Needs attention" in html


def test_checks_and_timelines_are_lists() -> None:
    checks = [Check("e1", "Links", "ok"), Check("e2", "Aims", "bad", "None yet", "/aims", "Add")]

    html = render_to_string("ui/_checks.html", {"checks": checks})
    line = render_to_string(
        "ui/_timeline.html", {"events": [Event("Sent", "26.11.2026"), Event("Read", done=False)]}
    )

    assert 'aria-label="in order"' in html and 'aria-label="missing"' in html
    assert 'Add<span class="vh">: Aims</span>' in html
    assert line.count("<li") == 2 and line.count('class="on"') == 1
