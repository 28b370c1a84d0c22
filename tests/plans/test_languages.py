"""Texts of a plan in several languages: missing, draft, checked, stale; side by side; kept by a version."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from plans.editing import StaleEdit, remove
from plans.languages.queries import Text, hash_of, progress_of, texts_in
from plans.languages.services import Rendering, choose_languages, translate
from plans.models import ContentTranslation, Finding, Objective, Plan
from plans.preparation.services import change_plan
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.makers import make_indicator, make_measure, make_objective, make_plan


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
