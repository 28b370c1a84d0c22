"""What the demo's authority asks, decides and reminds of, and what its municipalities ask for."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from config.demo.files import read
from config.demo.stages import Stage, days_ago, in_office_hours
from core import clock
from core.clock import today
from regional.models import Obligation, ReliefRequest, Reminder, Round
from regional.queries.ledger import standings
from regional.services.reliefs import decide, exempt
from regional.services.rounds import Wording, begin_round, send_round
from reporting.relief import ask
from reporting.reminding import remind
from tenants.context import inside, over_region
from tenants.models import Membership, Officer

if TYPE_CHECKING:
    from config.demo.municipality import Filling


def lead(fillings: Iterable["Filling"], officer: Officer) -> None:
    """Open a round, let two municipalities ask for more time, exempt one and remind the rest; what is there stays."""
    with over_region():
        if Round.objects.exists() or Reminder.objects.exists():
            return
    said, by_code = read("rounds"), {filling.place.code: filling for filling in fillings}
    _remind(by_code.values(), said["reminded_days_ago"])
    _open_round(said, sorted(by_code), officer)
    for code, wish in _of(by_code, said["exempt"]):
        with clock.at(in_office_hours(days_ago(wish["days_ago"]))), over_region():
            exempt(_awaited(code), reason=wish["reason"], by=officer)
    for code, wish in _of(by_code, said["asked"]):
        _ask(by_code[code], wish, officer)


def _of(known: Collection[str], said: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return what is said of those municipalities that the demo has."""
    return [(code, wish) for code, wish in said.items() if code in known]


def _open_round(said: dict[str, Any], codes: list[str], officer: Officer) -> None:
    wording = Wording(
        title=said["title"],
        letter=said["letter"],
        municipalities=codes,
        questions=[(each["text"], each["required"]) for each in said["questions"]],
    )
    with clock.at(in_office_hours(days_ago(said["sent_days_ago"]))), over_region():
        row = begin_round(wording, by=officer)
        send_round(row, version=row.version, by=officer)


def _remind(fillings: Iterable["Filling"], when: list[int]) -> None:
    """Take the steps that came on some days; whoever has sent a report needs none."""
    waiting = [filling for filling in fillings if filling.stage < Stage.SENT]
    for days in when:
        with clock.at(in_office_hours(days_ago(days))):
            for filling in waiting:
                with inside(filling.workspace):
                    remind()


def _ask(filling: "Filling", wish: dict[str, Any], officer: Officer) -> None:
    with clock.at(in_office_hours(days_ago(wish["days_ago"]))), inside(filling.workspace):
        member = Membership.objects.select_related("user").get(
            user=filling.hand.by, workspace=filling.workspace
        )
        until = today() + timedelta(days=wish["more_days"])
        key = ask(due_on=until, reason=wish["reason"], member=member)
    if "answer" in wish:
        moment = in_office_hours(days_ago(wish["answered_days_ago"]))
        with clock.at(moment), over_region():
            request = ReliefRequest.objects.select_related("obligation").get(pk=key)
            decide(request, grant=True, reason=wish["answer"], by=officer)


def _awaited(code: str) -> Obligation:
    found = standings(Obligation.objects.filter(municipality=code), on=today())
    first = next(one for one in found if one.expected and not one.received)
    return Obligation.objects.get(pk=first.owed.id)
