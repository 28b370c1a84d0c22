"""The pages of the plan's languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.document.content import content_of, decided_of
from plans.document.services import approve_plan
from plans.editing import change, remove
from plans.languages.queries import hash_of, texts_in
from plans.languages.services import Rendering, choose_languages, translate
from plans.models import ContentTranslation, Finding, Objective, Plan
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_measure, make_objective, make_plan
from tests.plans.pages import opened
from tests.plans.test_languages import address_of, put, text_of


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        objective = make_objective(plan, aino, desired_change="Useampi käy töissä.")
        make_measure(objective, aino)
        make_indicator(objective, aino)
        write_section(plan, "E6", by=aino, text="Yhdessä.")
        Finding.objects.create(plan=plan, question="3.1", title="Meitä on paljon")
        return choose_languages(plan, ["sv", "ar"], version=plan.version, by=aino)


def test_the_coordinator_chooses_languages_and_what_was_translated_is_kept(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True)
    way = f"/plans/{plan.pk}/languages/choose/"
    known = opened(coordinator, way)
    assert coordinator.post(way, known | {"languages": ["en"]}).status_code == 302
    page = words_of(coordinator.get(f"/plans/{plan.pk}/languages/"))
    assert "English" in page and "Swedish" not in page
    assert coordinator.get(f"/plans/{plan.pk}/languages/sv/").status_code == 404
    known = opened(coordinator, way)
    coordinator.post(way, known | {"languages": ["en", "sv"]})
    assert "1 of 7 checked" in words_of(coordinator.get(f"/plans/{plan.pk}/languages/"))
    known = opened(coordinator, way)
    for wrong in ("fi", "tlh"):
        assert coordinator.post(way, known | {"languages": [wrong]}).status_code == 422


def test_texts_are_translated_side_by_side_and_the_next_follows(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    listed = words_of(coordinator.get(f"/plans/{plan.pk}/languages/sv/"))
    assert "Translate the next text" in listed
    with inside(espoo):
        here, following = text_of(plan, "plan", "title"), text_of(plan, "objective", "title")
    way = address_of(plan, here)
    page = coordinator.get(way).content.decode()
    assert '<div class="rich" lang="fi" dir="ltr"><p>Kotoutumisohjelma</p>' in page
    known = opened(coordinator, way) | {"seen": hash_of("Kotoutumisohjelma")}
    said = {"text": "Integrationsplan", "is_checked": "on"}
    answer = coordinator.post(way, known | said | {"onward": "yes"})
    assert answer["Location"] == f"/en{address_of(plan, following)}"
    with inside(espoo):
        assert text_of(plan, "plan", "title").state == "checked"
    answer = coordinator.post(way, opened(coordinator, way) | {"text": "", "onward": "yes"})
    assert answer.status_code == 422
    only = words_of(coordinator.get(f"/plans/{plan.pk}/languages/sv/?state=checked"))
    assert "Integrationsplan" in only and "Kielikahvila" not in only
    assert coordinator.get(f"/plans/{plan.pk}/languages/sv/?state=odd&page=x").status_code == 200


def test_right_to_left_text_and_markup_stand_as_they_were_written(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        text = text_of(plan, "plan", "title", "ar")
        put(plan, aino, "plan", "title", "<b>خطة</b> 👋", language="ar", is_checked=True)
    form = coordinator.get(address_of(plan, text, "ar")).content.decode()
    assert 'lang="ar"' in form and 'dir="rtl"' in form
    read = coordinator.get(f"/plans/{plan.pk}/in/ar/").content.decode()
    assert "&lt;b&gt;خطة&lt;/b&gt; 👋" in read and "<b>خطة" not in read


def test_a_stale_translation_shows_both_texts(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = put(plan, aino, "plan", "title", "Utkast")
        way = address_of(plan, text_of(plan, "plan", "title"))
    known = opened(coordinator, way)
    with inside(espoo):
        change(row, version=1, by=aino, text="Theirs")
    answer = coordinator.post(way, known | {"text": "Mine"})
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


def test_what_was_typed_is_not_lost_when_the_source_is_removed(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        way = address_of(plan, text_of(plan, "objective", "title"))
    known = opened(coordinator, way)
    with inside(espoo):
        remove(Objective.objects.get(), version=1, by=aino)
    answer = coordinator.post(way, known | {"text": "Min text"})
    assert answer.status_code == 409
    assert "Min text" in answer.content.decode()
    assert coordinator.get(way).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "languages/tlh/",
        "languages/fi/",
        "languages/sv/plan/00000000-0000-0000-0000-000000000000/title/",
        "languages/sv/martian/00000000-0000-0000-0000-000000000000/title/",
        "in/tlh/",
        "in/fi/",
        "versions/1/in/sv/",
        "versions/99/in/sv/",
    ],
)
def test_what_there_is_not_is_not_found(path: str, coordinator: Visitor, plan: Plan) -> None:
    assert coordinator.get(f"/plans/{plan.pk}/{path}").status_code == 404


def test_the_plan_is_read_in_another_language_and_says_what_is_not_in_it(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True)
        put(plan, aino, "objective", "title", "Sysselsättningen förbättras")
        put(plan, aino, "section", "text", "Tillsammans.", is_checked=True)
        put(plan, aino, "finding", "title", "Vi är många", is_checked=True)
        section = plan.sections.get()
        change(section, version=section.version, by=aino, text="Yhdessä aina.")
    answer = coordinator.get(f"/plans/{plan.pk}/in/sv/")
    html, page = answer.content.decode(), words_of(answer)
    assert "Integrationsplan" in page and "Vi är många" in page
    assert '<h1><span lang="sv" dir="ltr">Integrationsplan</span></h1>' in html
    assert 'lang="sv" dir="ltr">Sysselsättningen förbättras' in html
    assert "A draft of the translation" in page
    assert 'lang="fi" dir="ltr">Kielikahvila' in html and "Not translated yet." in page
    assert "Tillsammans." not in page and "Yhdessä aina." in page
    assert "The source has changed since it was translated." in page
    finnish = Visitor(aino, espoo, "fi").get(f"/plans/{plan.pk}/in/sv/")
    assert finnish.status_code == 200


def test_a_version_keeps_the_translations_that_were_checked_when_it_was_approved(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True)
        put(plan, aino, "objective", "title", "Sysselsättningen förbättras")
        assert content_of(plan)["translations"] == {"sv": {"plan::title": "Integrationsplan"}}
        before = decided_of(content_of(plan))
        put(plan, aino, "section", "text", "Tillsammans.", is_checked=True)
        assert decided_of(content_of(plan)) == before
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 1), section="§ 1"
        )
        put(plan, aino, "plan", "title", "Annat namn", is_checked=True)
    answer = coordinator.get(f"/plans/{plan.pk}/versions/1/in/sv/")
    page = words_of(answer)
    assert "Integrationsplan" in page and "Tillsammans." in page
    assert "Annat namn" not in page and "Sysselsättningen" not in page
    assert "Not translated in this version." in page
    assert "svenska" in words_of(coordinator.get(f"/plans/{plan.pk}/versions/1/"))
    assert coordinator.get(f"/plans/{plan.pk}/versions/1/in/ar/").status_code == 404


def test_a_translation_is_deleted_after_asking(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = put(plan, aino, "plan", "title", "Integrationsplan")
    way = f"/translations/{row.pk}/remove/"
    assert "Integrationsplan" in words_of(coordinator.get(way))
    assert coordinator.post(way, {"version": "9"}).status_code == 409
    assert coordinator.post(way, {"version": "1"}).status_code == 302
    with inside(espoo):
        assert not ContentTranslation.objects.exists()


@pytest.mark.parametrize("path", ["languages/", "languages/sv/", "in/sv/"])
def test_the_pages_ask_as_many_questions_for_one_objective_as_for_three(
    path: str, coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as statements:
            coordinator.get(f"/plans/{plan.pk}/{path}")
        return len(statements)

    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True)
    asked()
    one = asked()
    with inside(espoo):
        for number in range(3):
            objective = make_objective(plan, aino, title=f"Tavoite {number}")
            make_measure(objective, aino, title=f"Toimi {number}")
            make_indicator(objective, aino, name=f"Mittari {number}")
        for text in texts_in(plan, "sv"):
            if text.translation is None:
                said = Rendering("På svenska", True, hash_of(text.source))
                translate(plan, text, "sv", said, version=0, by=aino)
    assert asked() == one
