"""Filling an empty service with the demo, through the services, as its people would."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from config.demo import espoo
from config.demo.files import Place, SignIn, places, read, sign_ins
from config.demo.people import give_office, give_role, let_in, name_coordinator
from config.demo.programme import Hand
from config.demo.stages import Stage, begin, write_contents
from core.errors import Refusal
from plans.models import Body, Plan
from plans.preparation.services import let_act_for
from tenants.context import at_front_door, inside
from tenants.models import Role, Workspace

ESPOO = "049"
CONTRIBUTES_TO = "education"


class NotTheDemo(Refusal):
    """The demo's people have passwords that everybody knows: they exist in a demo alone."""

    code = "not_the_demo"

    def __init__(self) -> None:
        super().__init__(
            _("Only a demo is filled with the demo's people and plans: start it with make demo.")
        )


def load(say: Callable[[str], object]) -> int:
    """Bring every municipality of the demo to its stage, and return how many were changed.

    What is there is left as it is; each municipality is filled whole or not at all. Raises NotTheDemo.
    """
    if not settings.DEMO:
        raise NotTheDemo
    with override("fi"), at_front_door():
        people = {person.email: (person, let_in(person)) for person in sign_ins()}
        administrator = next(user for person, user in people.values() if not person.place)
        _give_rights(list(people.values()), administrator)
        changed = [place for place in places() if _fill(place, administrator)]
    say(f"The demo: {len(changed)} municipalities were filled.")
    return len(changed)


def _give_rights(people: list[tuple[SignIn, User]], administrator: User) -> None:
    for person, user in people:
        if person.place.startswith("m"):
            workspace = Workspace.objects.get(schema_name=person.place)
            give_role(user, workspace, person.role, by=administrator)
        elif person.place:
            give_office(user, person.place, person.role, by=administrator)


def _fill(place: Place, administrator: User) -> bool:
    workspace = Workspace.objects.get(schema_name=f"m{place.code}")
    coordinator = name_coordinator(place, workspace)
    give_role(coordinator, workspace, Role.COORDINATOR, by=administrator)
    stage = Stage[place.stage.upper()]
    with inside(workspace), transaction.atomic():
        if stage is Stage.NOTHING or Plan.objects.exists():
            return False
        hand = Hand(by=coordinator, language=place.language, municipality=place.code)
        if place.code == ESPOO:
            _fill_espoo(place, hand)
        else:
            _fill_other(place, hand, stage)
    return True


def _fill_espoo(place: Place, hand: Hand) -> None:
    espoo.enter_programme(hand)
    espoo.enter_plan(place, hand)
    contributor = next(
        person
        for person in sign_ins()
        if person.place == "m049" and person.role == Role.CONTRIBUTOR
    )
    body = Body.objects.get(name=read("bodies")[CONTRIBUTES_TO]["fi"])
    let_act_for(body, [User.objects.get(email=contributor.email).pk], by=hand.by)


def _fill_other(place: Place, hand: Hand, stage: Stage) -> None:
    plan = begin(place, hand)
    if stage >= Stage.OBJECTIVES:
        chosen = [read("objectives")[name] for name in place.objectives]
        write_contents(plan, chosen, hand, stage=stage)
