"""Texts of a plan in several languages: missing, draft, checked, stale; side by side; kept by a version."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.document.content import content_of, decided_of
from plans.document.services import approve_plan
from plans.editing import StaleEdit, change, remove
from plans.languages.queries import Text, hash_of, progress_of, texts_in
from plans.languages.services import Rendering, choose_languages, translate
from plans.models import ContentTranslation, Finding, Objective, Plan
from plans.preparation.services import change_plan
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_measure, make_objective, make_plan
from tests.plans.pages import opened


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


def text_of(plan: Plan, kind: str, field: str, language: str = "sv") -> Text:
    found = texts_in(plan, language)
    return next(each for each in found if (each.kind, each.field) == (kind, field))


def put(plan: Plan, by: User, kind: str, field: str, words: str, **said: Any) -> ContentTranslation:
    text = text_of(plan, kind, field, said.get("language", "sv"))
    rendering = Rendering(
        words, said.get("is_checked", False), said.get("seen", hash_of(text.source))
    )
    version = text.translation.version if text.translation else 0
    return translate(plan, text, said.get("language", "sv"), rendering, version=version, by=by)


def address_of(plan: Plan, text: Text, language: str = "sv") -> str:
    return f"/plans/{plan.pk}/languages/{language}/{text.kind}/{text.row_id}/{text.field}/"


def counts(plan: Plan) -> tuple[int, int, int, int]:
    [swedish] = [each for each in progress_of(plan) if each.language.code == "sv"]
    return swedish.missing, swedish.draft, swedish.checked, swedish.stale


def test_each_text_that_says_something_is_counted(espoo: Workspace, plan: Plan) -> None:
    with inside(espoo):
        texts = {(each.kind, each.field): each.source for each in texts_in(plan, "sv")}
        assert texts == {
            ("plan", "title"): "Kotoutumisohjelma",
            ("objective", "title"): "Työllisyys paranee",
            ("objective", "desired_change"): "Useampi käy töissä.",
            ("measure", "title"): "Kielikahvila",
            ("indicator", "name"): "Työllisyysaste",
            ("section", "text"): "Yhdessä.",
            ("finding", "title"): "Meitä on paljon",
        }
        assert counts(plan) == (7, 0, 0, 0)


def test_a_translation_is_a_draft_then_checked_then_stale_when_its_source_changes(
    espoo: Workspace, plan: Plan, aino: User
) -> None:
    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan")
        assert counts(plan) == (6, 1, 0, 0)
        row = put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True)
        assert counts(plan) == (6, 0, 1, 0)
        assert (row.checked_by_name, row.checked_at is not None) == (str(aino), True)
        plan = change_plan(plan, version=plan.version, by=aino, title="Uusi nimi")
        assert counts(plan) == (6, 0, 0, 1)
        plan = change_plan(plan, version=plan.version, by=aino, title="Kotoutumisohjelma")
        assert counts(plan) == (6, 0, 1, 0)
        row = put(plan, aino, "plan", "title", "Annat namn")
        assert (row.checked_by_name, row.checked_at) == ("", None)


def test_a_translation_of_what_was_changed_meanwhile_is_stale_from_the_start(
    espoo: Workspace, plan: Plan, aino: User
) -> None:
    with inside(espoo):
        put(plan, aino, "plan", "title", "Integrationsplan", is_checked=True, seen=hash_of("Vanha"))
        assert counts(plan) == (6, 0, 0, 1)
        put(plan, aino, "plan", "title", "Integrationsplanen", is_checked=True, seen="nonsense")
        assert counts(plan) == (6, 0, 0, 1)


def test_the_first_of_two_translators_is_not_overwritten(
    espoo: Workspace, plan: Plan, aino: User
) -> None:
    with inside(espoo):
        text = text_of(plan, "plan", "title")
        put(plan, aino, "plan", "title", "Den första")
        with pytest.raises(StaleEdit):
            translate(plan, text, "sv", Rendering("Den andra"), version=0, by=aino)
        assert ContentTranslation.objects.get().text == "Den första"


@pytest.mark.parametrize("about", ["plan", "objective"])
def test_the_database_keeps_one_translation_of_a_text_in_a_language(
    about: str, espoo: Workspace, plan: Plan
) -> None:
    with inside(espoo):
        said: dict[str, Any] = {"plan": plan, "field": "title", "text": "x", "source_hash": "0"}
        if about == "objective":
            said["objective"] = Objective.objects.get()
        ContentTranslation.objects.create(language="sv", **said)
        ContentTranslation.objects.create(language="ar", **said)
        with pytest.raises(IntegrityError), transaction.atomic():
            ContentTranslation.objects.create(language="sv", **said)


def test_translations_go_with_their_rows_and_none_is_left_alone(
    espoo: Workspace, plan: Plan, aino: User
) -> None:
    with inside(espoo):
        for text in texts_in(plan, "sv"):
            put(plan, aino, text.kind, text.field, "På svenska")
        assert ContentTranslation.objects.count() == 7
        remove(Objective.objects.get(), version=1, by=aino)
        left = {each.kind for each in ContentTranslation.objects.all()}
        assert left == {"plan", "section", "finding"}
        Finding.objects.all().delete()
        remove(plan, version=plan.version, by=aino)
        assert not ContentTranslation.objects.exists()


@pytest.mark.parametrize(
    ("language", "words", "refused"),
    [
        ("ru", "Слова", "not told in this language"),
        ("fi", "Sanat", "not told in this language"),
        ("sv", "x" * 201, "201 characters"),
        ("sv", "", "Write the translation"),
        ("sv", "  \n ", "Write the translation"),
    ],
)
def test_what_is_no_translation_is_refused(
    language: str, words: str, refused: str, espoo: Workspace, plan: Plan, aino: User
) -> None:
    with inside(espoo):
        text = text_of(plan, "plan", "title")
        with pytest.raises(ValidationError) as error:
            translate(plan, text, language, Rendering(words), version=0, by=aino)
        said = " ".join(error.value.messages)
        assert refused in said or (not words.strip() and said)


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
