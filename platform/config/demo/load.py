"""Filling an empty service with the demo, through the services, as its people would."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from config.demo.advice import make_advice
from config.demo.files import Place, SignIn, places, sign_ins
from config.demo.municipality import Filling, make_plan, make_report
from config.demo.packs import make_packs
from config.demo.people import give_office, give_role, let_in, name_coordinator
from config.demo.programme import Hand
from config.demo.rounds import lead
from core.errors import Refusal
from regional.services.obligations import ensure_obligations
from tenants.context import at_front_door, over_region
from tenants.models import Officer, Role, Workspace


class NotTheDemo(Refusal):
    """The demo's people have passwords that everybody knows: they exist in a demo alone."""

    code = "not_the_demo"

    def __init__(self) -> None:
        super().__init__(
            _("Only a demo is filled with the demo's people and plans: start it with make demo.")
        )


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
        changed = {filling.place.code for filling in fillings if make_plan(filling)}
        with over_region():
            ensure_obligations()
        officer = _officer(people)
        fillings.sort(key=lambda filling: filling.place.sent_days_ago or 0, reverse=True)
        changed |= {filling.place.code for filling in fillings if make_report(filling, officer)}
        make_advice(fillings, officer)
        lead(fillings, officer)
        make_packs(officer)
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
    found: Officer = Officer.objects.select_related("user", "authority").get(user=user)
    return found
