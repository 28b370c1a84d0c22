"""Filling an empty service with the demo, through the services, as its people would."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from reporting.signals import send_signals

from accounts.models import User
from config.demo import espoo
from config.demo.files import Place, SignIn, places, read, sign_ins
from config.demo.people import give_office, give_role, let_in, name_coordinator
from config.demo.programme import Hand
from config.demo.reports import Course
from config.demo.stages import Stage, approval_day, begin, in_office_hours, write_contents
from core import clock
from core.clock import today
from core.errors import Refusal
from plans.document.services import approve_plan
from plans.models import Body, Plan
from plans.preparation.services import let_act_for
from plans.queries import current_plan
from regional.services.obligations import ensure_obligations
from reporting.models import Report
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer, Role, Workspace

ESPOO = "049"
CONTRIBUTES_TO = "education"
SECTION = "24"
NOT_KNOWN = "–"  # the section of the minutes on Espoo's real programme


class NotTheDemo(Refusal):
    """The demo's people have passwords that everybody knows: they exist in a demo alone."""

    code = "not_the_demo"

    def __init__(self) -> None:
        super().__init__(
            _("Only a demo is filled with the demo's people and plans: start it with make demo.")
        )


@dataclass(frozen=True, slots=True)
class Filling:
    """A municipality with its workspace, and whoever coordinates the work in it."""

    place: Place
    workspace: Workspace
    hand: Hand

    @property
    def stage(self) -> Stage:
        return Stage[self.place.stage.upper()]


def load(say: Callable[[str], object]) -> int:
    """Bring every municipality of the demo to its stage, and return how many were changed.

    What is there is left as it is; each municipality plans whole or not at all, and so it reports. Raises NotTheDemo.
    """
    if not settings.DEMO:
        raise NotTheDemo
    with override("fi"), at_front_door():
        people = [(person, let_in(person)) for person in sign_ins()]
        administrator = next(user for person, user in people if not person.place)
        _give_rights(people, administrator)
        fillings = [_staffed(place, administrator) for place in places()]
        changed = {filling.place.code for filling in fillings if _plan(filling)}
        with over_region():
            ensure_obligations()
        officer = _officer(people)
        fillings.sort(key=lambda filling: filling.place.sent_days_ago or 0, reverse=True)
        changed |= {filling.place.code for filling in fillings if _report(filling, officer)}
    say(f"The demo: {len(changed)} municipalities were filled.")
    return len(changed)


def _give_rights(people: list[tuple[SignIn, User]], administrator: User) -> None:
    for person, user in people:
        if person.place.startswith("m"):
            workspace = Workspace.objects.get(schema_name=person.place)
            give_role(user, workspace, person.role, by=administrator)
        elif person.place:
            give_office(user, person.place, person.role, by=administrator)


def _staffed(place: Place, administrator: User) -> Filling:
    workspace = Workspace.objects.get(schema_name=f"m{place.code}")
    coordinator = name_coordinator(place, workspace)
    give_role(coordinator, workspace, Role.COORDINATOR, by=administrator)
    return Filling(place, workspace, Hand(coordinator, place.language, place.code))


def _officer(people: list[tuple[SignIn, User]]) -> Officer:
    user = next(user for person, user in people if person.role == Officer.Role.OFFICER)
    return Officer.objects.select_related("user", "authority").get(user=user)


def _plan(filling: Filling) -> bool:
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
    return plan


def _approve(plan: Plan, hand: Hand, body: str, on: date, *, section: str) -> None:
    with clock.at(in_office_hours(on)):
        approve_plan(plan, by=hand.by, body_name=body, decided_on=on, section=section)


def _report(filling: Filling, officer: Officer) -> bool:
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
