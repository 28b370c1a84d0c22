"""One municipality of the demo: its plan, and its report."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from config.demo import espoo
from config.demo.files import Place, read, sign_ins
from config.demo.programme import COMPOSED, Hand
from config.demo.reports import Course
from config.demo.stages import (
    Stage,
    approval_day,
    begin,
    in_office_hours,
    mark_items,
    write_contents,
)
from core import clock
from core.clock import today
from plans.document.services import approve_plan, propose
from plans.models import Body, Plan
from plans.preparation.services import let_act_for
from plans.queries import current_plan
from reporting.models import Report
from reporting.signals import send_signals
from tenants.context import inside
from tenants.models import Officer, Role, Workspace

ESPOO = "049"
CONTRIBUTES_TO = "education"
SECTION = "24"
NOT_KNOWN = "–"  # the section of the minutes on Espoo's real programme


@dataclass(frozen=True, slots=True)
class Filling:
    """A municipality with its workspace, and whoever coordinates the work in it."""

    place: Place
    workspace: Workspace
    hand: Hand

    @property
    def stage(self) -> Stage:
        return Stage[self.place.stage.upper()]


def make_plan(filling: Filling) -> bool:
    """Enter the plan, approved if it gets so far; tell whether it was not there already."""
    with inside(filling.workspace), transaction.atomic():
        if filling.stage is Stage.NOTHING or Plan.objects.exists():
            return False
        plan = _espoos_plans(filling) if filling.place.code == ESPOO else _composed_plan(filling)
        approved = approval_day(filling.place)
        if approved is None:
            send_signals(plan, by=filling.hand.by)  # the region hears of an approval by itself
        else:
            council = filling.hand.words(read("reports")["council"])
            _approve(plan, filling.hand, council, approved, section=SECTION)
        if filling.place.code == ESPOO:
            espoo.follow_up(plan)
            espoo.send_update(plan, filling.hand)
        elif filling.stage is Stage.FULL:
            propose(plan, by=filling.hand.by, note=_proposed(filling.hand))
    return True


def _espoos_plans(filling: Filling) -> Plan:
    hand = filling.hand
    _approve(espoo.enter_programme(hand), hand, *espoo.decision(), section=NOT_KNOWN)
    plan = espoo.enter_plan(filling.place, hand)
    contributor = next(each for each in sign_ins() if each.role == Role.CONTRIBUTOR)
    body = Body.objects.get(name=read("bodies")[CONTRIBUTES_TO]["fi"])
    let_act_for(body, [User.objects.get(email=contributor.email).pk], by=hand.by)
    return plan


def _composed_plan(filling: Filling) -> Plan:
    plan = begin(filling.place, filling.hand)
    if filling.stage >= Stage.OBJECTIVES:
        chosen = [read("objectives")[name] for name in filling.place.objectives]
        write_contents(plan, chosen, filling.hand, stage=filling.stage)
    mark_items(plan, filling.hand, stage=filling.stage)
    return plan


def _proposed(hand: Hand) -> str:
    return f"{hand.words(read('cooperation')['proposed_plan'])} {COMPOSED[hand.language]}"


def _approve(plan: Plan, hand: Hand, body: str, on: date, *, section: str) -> None:
    with clock.at(in_office_hours(on)):
        approve_plan(plan, by=hand.by, body_name=body, decided_on=on, section=section)


def make_report(filling: Filling, officer: Officer) -> bool:
    """Report on the plan; tell whether that was still to be done."""
    if filling.stage < Stage.DRAFTING:
        return False
    with transaction.atomic():
        with inside(filling.workspace):
            plan = current_plan(today())
            if plan is None or Report.objects.exists():
                return False
        course = Course(filling.stage, filling.place, filling.workspace, filling.hand, officer)
        course.run(plan)
    return True
