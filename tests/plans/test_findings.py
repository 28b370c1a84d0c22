"""Findings of the situation picture: known with a source, or promised by somebody for a day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from core.clock import today
from plans.editing import StaleEdit
from plans.home.queries import Status, steps_of
from plans.models import Finding, Mark, Plan
from plans.picture.queries import State, known_of, questions, states_of
from plans.picture.services import (
    add_service,
    change_finding,
    change_promise,
    expect_arrivals,
    promise_finding,
    write_finding,
)
from plans.preparation.services import mark_item, start_plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan
from tests.plans.pages import opened

DAY = date(2027, 3, 1)
FIGURES = {
    "figure": "Vieraskielisten osuus",
    "unit": "%",
    "labels": ["2024", "2025"],
    "values": [Decimal("21.1"), Decimal("22.4")],
}
TYPED = {"title": "Joka viides puhuu vierasta kieltä", "confidence": "known"}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def state_of(plan: Plan, question: str, *, on: date = DAY) -> State:
    marks = {mark.item: mark for mark in plan.marks.all()}
    return states_of(questions(), known_of(plan), marks, on=on)[question]


def test_the_questions_are_the_checklists_whatever_the_rule_set(plan: Plan) -> None:
    keys = [item.key for item in questions()]
    assert keys == [f"3.{number}" for number in range(1, 11)]


@pytest.mark.checklist("C3.4", "C3.5", "C3.7", "C3.8")
@pytest.mark.parametrize("question", ["3.4", "3.5", "3.7", "3.8"])
def test_a_question_is_answered_in_words_with_its_source(
    question: str, coordinator: Visitor, plan: Plan
) -> None:
    said = TYPED | {"source_words": "Asukaskysely, kevät 2026", "confidence": "impression"}
    said |= {"text": "Neuvontaa **omalla kielellä**.", "period": "kevät 2026"}
    address = f"/plans/{plan.pk}/picture/{question}/add/"
    answer = coordinator.post(address, said)
    assert answer["Location"].endswith(f"/picture/#q{question.replace('.', '-')}")
    page = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    assert "Joka viides puhuu vierasta kieltä" in page
    assert "Source: Asukaskysely, kevät 2026" in page
    assert "This is an impression." in page
    assert "Questions 1/10" in page


@pytest.mark.checklist("C3.11")
def test_a_figure_without_a_source_is_refused_in_the_form_the_service_and_sql(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    said = TYPED | {"figure": "Osuus", "points": "2024: 21,1\n2025: 22,4"}
    answer = coordinator.post(f"/plans/{plan.pk}/picture/3.1/add/", said)
    assert answer.status_code == 422
    assert "Say where the figures come from." in words_of(answer)
    with inside(espoo):
        with pytest.raises(ValidationError, match="where the figures come from"):
            write_finding(plan, "3.1", by=aino, title="Osuus kasvaa", **FIGURES)
        with pytest.raises(IntegrityError, match="a_figure_has_a_source"), transaction.atomic():
            Finding.objects.create(plan=plan, question="3.1", title="Osuus kasvaa", **FIGURES)


@pytest.mark.checklist("C3.1", "C3.11")
def test_a_typed_series_is_drawn_with_its_source_and_its_table(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = TYPED | {
        "figure": "Vieraskielisten osuus",
        "unit": "%",
        "points": "2023\t18,0\n2025: 22,4\r\n2024 21.1",
        "source": "statfin",
        "source_words": "taulu 159t",
        "as_of": "31.12.2025",
        "is_key": "on",
    }
    assert coordinator.post(f"/plans/{plan.pk}/picture/3.1/add/", said).status_code == 302
    with inside(espoo):
        row = Finding.objects.get()
        assert row.values == [Decimal("18.000000"), Decimal("22.400000"), Decimal("21.100000")]
    answer = coordinator.get(f"/plans/{plan.pk}/picture/")
    assert f'aria-labelledby="f-{row.pk}-c"' in answer.content.decode()
    page = words_of(answer)
    assert "22.4 % in 2025, 1.3 percentage points more than in 2024" in page
    assert "Source: Statistics Finland's database StatFin, taulu 159t" in page.replace(
        "&#x27;", "'"
    )
    assert "As it was on 31 December 2025" in page
    form = coordinator.get(f"/findings/{row.pk}/edit/").content.decode()
    assert "2023: 18\n2024: 21.1\n2025: 22.4" in form


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("2024 21,1\n2024 22", "“2024” is there twice"),
        ("paljon", "“paljon” is not a year or a name and its figure"),
        ("2024: ei tiedossa", "is not a number"),
        ("x" * 70 + ": 1", "is too long"),
        ("\n".join(f"rivi {n}: {n}" for n in range(61)), "There are 61 figures, and 60 fit here."),
        ("2024: " + "9" * 40, "no more than"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
    ],
)
def test_figures_that_cannot_be_read_are_refused_in_words(
    points: str, words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = TYPED | {"figure": "Osuus", "source_words": "Oma", "points": points}
    answer = coordinator.post(f"/plans/{plan.pk}/picture/3.1/add/", said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert TYPED["title"] in answer.content.decode()
    with inside(espoo):
        assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "Fill this in."),
        ({"title": "x" * 301}, "301 characters"),
        ({"text": "x" * 20_001}, "20,001 characters"),
        ({"as_of": "31.2.2025"}, "31.2.2025"),
        ({"as_of": "1.1.20226"}, "20226"),
        ({"confidence": "sure"}, "Select a valid choice"),
        ({"source": "nowhere"}, "Select a valid choice"),
        ({"figure": "Osuus"}, "Give the figures"),
        ({"points": "2024: 1", "source_words": "Oma"}, "Say what the figures tell."),
    ],
)
def test_a_finding_that_cannot_be_is_refused_in_words(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan
) -> None:
    typed = TYPED | {"period": "Tämä säilyy 🙂 שלום"} | said
    answer = coordinator.post(f"/plans/{plan.pk}/picture/3.1/add/", typed)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert "Tämä säilyy 🙂 שלום" in answer.content.decode()


def test_a_question_that_is_not_asked_is_not_found(coordinator: Visitor, plan: Plan) -> None:
    for question in ("3.11", "4.1", "x"):
        assert coordinator.get(f"/plans/{plan.pk}/picture/{question}/add/").status_code == 404
        assert coordinator.get(f"/plans/{plan.pk}/picture/{question}/promise/").status_code == 404


@pytest.mark.checklist("C3.4")
def test_what_is_not_known_yet_has_somebody_and_a_day_and_is_answered_later(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = {"promised_by": "Sivistystoimi", "promised_on": "1.3.2059"}
    coordinator.post(f"/plans/{plan.pk}/picture/3.4/promise/", said)
    page = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    assert "Not known yet: Sivistystoimi finds out by 1 March 2059." in page
    with inside(espoo):
        assert state_of(plan, "3.4") is State.PROMISED
        row = Finding.objects.get()
    address = f"/findings/{row.pk}/edit/"
    coordinator.post(address, opened(coordinator, address) | TYPED)
    with inside(espoo):
        row.refresh_from_db()
        assert (row.title, row.promised_by, row.promised_on) == (TYPED["title"], "", None)
        assert state_of(plan, "3.4") is State.ANSWERED


def test_a_finding_is_either_known_or_promised(plan: Plan, espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        both: dict[str, Any] = {"title": "Näin on", "promised_by": "Kela", "promised_on": DAY}
        for said in ({}, both):
            with pytest.raises(ValidationError, match="one of the two"):
                write_finding(plan, "3.4", by=aino, **said)
        for said in ({"title": " "}, {"promised_by": "Kela"}):
            with pytest.raises(IntegrityError, match="known_or_promised"), transaction.atomic():
                Finding.objects.create(plan=plan, question="3.4", **said)
        finding = write_finding(plan, "3.1", by=aino, title="Osuus", source_words="x", **FIGURES)
        promised = change_promise(finding, version=1, by=aino, promised_by="Kela", promised_on=DAY)
        assert (promised.title, promised.values, promised.source_words) == ("", [], "")


def test_the_step_is_done_when_each_question_is_answered_or_promised(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        assert steps_of(plan)[2].status is Status.NOT_STARTED
        for question in ("3.1", "3.2", "3.3", "3.4", "3.5", "3.7"):
            write_finding(plan, question, by=aino, title="Näin on")
        expect_arrivals(
            plan, by=aino, year=2027, low=10, high=20, assumptions="Kuten ennen", source_words="x"
        )
        add_service(plan, by=aino, name="Kielikahvila", provider_name="Yhdistys")
        add_service(plan, by=aino, name="Neuvonta", provider_name="Infopiste", is_guidance=True)
        step = steps_of(plan)[2]
        assert (step.status, step.done, step.total) == (Status.UNDER_WAY, 9, 10)
        promise = promise_finding(plan, "3.8", by=aino, promised_by="Kela", promised_on=today())
        assert steps_of(plan)[2].status is Status.DONE
        change_promise(
            promise, version=1, by=aino, promised_by="Kela", promised_on=today() - timedelta(1)
        )
        step = steps_of(plan)[2]
        assert step.status is Status.NEEDS_ATTENTION
        assert step.needs == ("1 answer was to be found out by now",)
        assert state_of(plan, "3.8", on=today()) is State.LATE


def test_an_item_marked_by_hand_settles_its_question(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        mark_item(plan, "3.2", by=aino, mark=Mark.DONE)
        assert (state_of(plan, "3.2"), state_of(plan, "3.3")) == (State.SETTLED, State.EMPTY)


def test_a_plan_under_the_act_is_done_with_the_act_s_own_item(espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        plan = start_plan(
            by=aino, title="P", first_year=2027, last_year=2030, rule_set_id="act-681-2023"
        )
        mark_item(plan, "3.1", by=aino, mark=Mark.DONE)
        assert steps_of(plan)[2].status is Status.DONE


def test_a_stale_change_shows_both_texts_and_a_removed_finding_keeps_mine(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = write_finding(plan, "3.4", by=aino, title="Ensin")
        row = change_finding(row, version=1, by=aino, title="Theirs")
        with pytest.raises(StaleEdit):
            change_finding(row, version=1, by=aino, title="Mine")
    address = f"/findings/{row.pk}/edit/"
    answer = coordinator.post(address, TYPED | {"title": "Mine", "version": "1"})
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)
    form: dict[str, Any] = opened(coordinator, address)
    coordinator.post(f"/findings/{row.pk}/remove/", {"version": "2"})
    answer = coordinator.post(address, form | TYPED | {"title": "Mine"})
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Nothing was saved" in words_of(answer)


def test_findings_of_a_question_change_places(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        first, second = (write_finding(plan, "3.4", by=aino, title=word) for word in ("A", "B"))
        other = write_finding(plan, "3.5", by=aino, title="C")
    coordinator.post(f"/findings/{second.pk}/move/", {"direction": "up"})
    with inside(espoo):
        titles = [row.title for row in plan.findings.filter(question="3.4")]
        assert titles == ["B", "A"]
        assert Finding.objects.get(pk=other.pk).position == other.position
        assert Finding.objects.get(pk=first.pk).position == 2
