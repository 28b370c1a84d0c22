"""The parts of a plan, each with a word in one of its texts."""

from datetime import date
from typing import Any

from django.db.models import Model

from catalogue.models import Audience, FrameworkGoal, OrganisationKind, Step, Theme, Topic
from catalogue.queries import default_rule_set
from plans.document.content import content_of
from plans.models import (
    Approval,
    Body,
    BodyPerson,
    CalendarFeed,
    Citation,
    CommunicationItem,
    ContentTranslation,
    Countdown,
    DecisionStep,
    Draft,
    ElementPlace,
    ExpectedArrivals,
    Finding,
    FirstContact,
    GoalLink,
    Indicator,
    IndicatorValue,
    ItemMark,
    Measure,
    MeasurePartner,
    Milestone,
    Objective,
    Plan,
    PlanVersion,
    Section,
    Service,
    StepCare,
    Task,
)
from register.models import Municipality
from tests.isolation.makers import makes, row_of

NOBODY = 999_999  # no such person; tables of a workspace hold keys of people, not references


def first(model: type[Model]) -> Any:
    """Any row of the reference data."""
    return model._default_manager.all()[:1].get()


@makes("plans.Plan")
def plan(word: str) -> Model:
    return Plan.objects.create(
        title=word, first_year=2026, last_year=2029, rule_set=default_rule_set(date(2026, 1, 1))
    )


@makes("plans.Body")
def body(word: str) -> Model:
    return Body.objects.create(name=word, kind=first(OrganisationKind))


@makes("plans.BodyPerson")
def person(word: str) -> Model:
    return BodyPerson.objects.create(body=row_of(Body, word), user_id=NOBODY)


@makes("plans.Objective")
def objective(word: str) -> Model:
    return Objective.objects.create(
        plan=row_of(Plan, word), title=word, theme=first(Theme), present_state=word
    )


@makes("plans.GoalLink")
def goal(word: str) -> Model:
    return GoalLink.objects.create(objective=row_of(Objective, word), goal=first(FrameworkGoal))


@makes("plans.Measure")
def measure(word: str) -> Model:
    return Measure.objects.create(
        objective=row_of(Objective, word), title=word, responsible=row_of(Body, word)
    )


@makes("plans.MeasurePartner")
def partner(word: str) -> Model:
    return MeasurePartner.objects.create(measure=row_of(Measure, word), body=row_of(Body, word))


@makes("plans.Indicator")
def indicator(word: str) -> Model:
    return Indicator.objects.create(objective=row_of(Objective, word), name=word, source=word)


@makes("plans.IndicatorValue")
def value(word: str) -> Model:
    return IndicatorValue.objects.create(
        indicator=row_of(Indicator, word), year=2026, value=61, note=word
    )


@makes("plans.Milestone")
def milestone(word: str) -> Model:
    return Milestone.objects.create(
        plan=row_of(Plan, word), title=word, planned_on=date(2026, 5, 1)
    )


@makes("plans.Section")
def section(word: str) -> Model:
    return Section.objects.create(plan=row_of(Plan, word), element="E1", text=word)


@makes("plans.StepCare")
def care(word: str) -> Model:
    return StepCare.objects.create(plan=row_of(Plan, word), step=first(Step), person_name=word)


@makes("plans.ItemMark")
def mark(word: str) -> Model:
    return ItemMark.objects.create(plan=row_of(Plan, word), item="1.1", mark="done", reason=word)


@makes("plans.Draft")
def draft(word: str) -> Model:
    return Draft.objects.create(user_id=NOBODY, form="plan", fields={"title": word})


@makes("plans.PlanVersion")
def version(word: str) -> Model:
    frozen = row_of(Plan, word)
    return PlanVersion.objects.create(
        plan=frozen, number=1, document=content_of(frozen), content_hash="0" * 64
    )


@makes("plans.Approval")
def approval(word: str) -> Model:
    return Approval.objects.create(
        version=row_of(PlanVersion, word),
        municipality=first(Municipality),
        body_name=word,
        decided_on=date(2026, 4, 1),
        section="12 §",
    )


@makes("plans.Task")
def task(word: str) -> Model:
    return Task.objects.create(title=word, body=row_of(Body, word))


@makes("plans.Finding")
def finding(word: str) -> Model:
    return Finding.objects.create(plan=row_of(Plan, word), question="3.1", title=word)


@makes("plans.Service")
def service(word: str) -> Model:
    return Service.objects.create(plan=row_of(Plan, word), name=word, provider=row_of(Body, word))


@makes("plans.ExpectedArrivals")
def arrivals(word: str) -> Model:
    return ExpectedArrivals.objects.create(
        plan=row_of(Plan, word), year=2027, low=10, high=20, assumptions=word, source_words=word
    )


@makes("plans.Citation")
def citation(word: str) -> Model:
    return Citation.objects.create(finding=row_of(Finding, word), objective=row_of(Objective, word))


@makes("plans.DecisionStep")
def decision_step(word: str) -> Model:
    return DecisionStep.objects.create(
        plan=row_of(Plan, word), body=row_of(Body, word), handles=word
    )


@makes("plans.Countdown")
def countdown(word: str) -> Model:
    return Countdown.objects.create(
        plan=row_of(Plan, word), meeting=row_of(DecisionStep, word), meeting_on=date(2030, 1, 1)
    )


@makes("plans.ElementPlace")
def element_place(word: str) -> Model:
    return ElementPlace.objects.create(plan=row_of(Plan, word), element="E1", chapter=word)


@makes("plans.CalendarFeed")
def calendar_feed(word: str) -> Model:
    return CalendarFeed.objects.create(
        plan=row_of(Plan, word), user_id=NOBODY, name=word, token_digest=f"{word} feed"
    )


@makes("plans.CommunicationItem")
def message(word: str) -> Model:
    return CommunicationItem.objects.create(
        plan=row_of(Plan, word),
        title=word,
        audience=first(Audience),
        topic=first(Topic),
        channel=word,
        planned_on=date(2026, 5, 1),
    )


@makes("plans.ContentTranslation")
def translation(word: str) -> Model:
    return ContentTranslation.objects.create(
        plan=row_of(Plan, word), field="title", language="sv", text=word, source_hash="0" * 64
    )


@makes("plans.FirstContact")
def first_contact(word: str) -> Model:
    return FirstContact.objects.create(plan=row_of(Plan, word), on=date(2026, 5, 4), by_name=word)
