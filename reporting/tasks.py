"""What the worker does about reports in each workspace. Every task may run twice."""

from core.clock import today
from core.tasks import task
from regional.calling import CALL
from reporting.hearing import tell_of_decisions, tell_of_letters
from reporting.reminding import remind as give_reminders
from reporting.telling import tell_of_advice as tell_advice
from reporting.telling import tell_of_answers as tell
from tenants.context import inside
from tenants.queries import workspaces_for


@task("reporting.tell_of_answers")
def tell_of_answers() -> None:
    """Tell people of what the authority has returned or answered since."""
    tell()


@task("reporting.tell_of_advice")
def tell_of_advice() -> None:
    """Tell people of what the authority has answered to their questions since."""
    tell_advice()


@task(CALL, door="front")
def call_workspaces(municipalities: list[str]) -> None:
    """Have the workspaces of municipalities hear now what they else hear within the hour."""
    for workspace in workspaces_for(municipalities, on=today()):
        with inside(workspace):
            hear_authority.delay()


@task("reporting.hear_authority")
def hear_authority() -> None:
    """Tell people of the authority's letters and decisions, and give the reminders that are due."""
    tell_of_letters()
    tell_of_decisions()
    give_reminders()


@task("reporting.remind")
def remind() -> None:
    """Give the reminders that are due."""
    give_reminders()
