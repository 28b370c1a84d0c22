"""The rows of step 6."""

from django.db.models import Model

from plans.models import (
    Body,
    FiredTrigger,
    Indicator,
    IntermediateTarget,
    MonitoringAgreement,
    Plan,
    Trigger,
    TriggerKind,
)
from tests.isolation.makers import makes, row_of


@makes("plans.IntermediateTarget")
def intermediate_target(word: str) -> Model:
    return IntermediateTarget.objects.create(indicator=row_of(Indicator, word), year=2027, value=42)


@makes("plans.MonitoringAgreement")
def agreement(word: str) -> Model:
    return MonitoringAgreement.objects.create(
        plan=row_of(Plan, word), body=row_of(Body, word), words=word
    )


@makes("plans.Trigger")
def trigger(word: str) -> Model:
    return Trigger.objects.create(
        plan=row_of(Plan, word), kind=TriggerKind.OWN, situation=word, action=word
    )


@makes("plans.FiredTrigger")
def fired(word: str) -> Model:
    return FiredTrigger.objects.create(trigger=row_of(Trigger, word), event="2026", words=word)
