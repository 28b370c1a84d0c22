"""What the worker does in each workspace by the clock. Every task may run twice: each thing is told and sent once."""

from core.clock import today
from core.tasks import task
from plans.cooperation.services.statements import remind as remind_of_statements
from plans.home.errands import tell_errands_again
from plans.monitoring.triggers import fire_triggers
from plans.notices.services import send_digests
from plans.queries import current_plan
from plans.todo.telling import remind


@task("plans.tell_in_the_morning")
def tell_in_the_morning() -> None:
    """Remind people of the days that draw near or have passed, and send the letters of the day."""
    remind(today())
    send_digests()


@task("plans.tell_errands_again")
def tell_again() -> None:
    """Make this workspace's part of everybody's list of tasks anew; a step that is done leaves it."""
    tell_errands_again()


@task("plans.remind_of_statements")
def remind_of_statements_that_wait() -> None:
    """Remind those who were asked for a statement whose last day is near."""
    remind_of_statements(today())


@task("plans.watch_situations")
def watch_situations() -> None:
    """Make tasks of the agreed situations that have come about for the plan at hand."""
    plan = current_plan(today())
    if plan is not None:
        fire_triggers(plan, on=today(), by=None)
