"""Asking the authority for advice, from any place of the checklist."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.services import record
from catalogue.models import Element, Step, StepItem
from core.clock import today
from plans.models import Plan
from plans.preparation.contact import note_first_contact
from plans.queries import current_plan
from regional import inbox
from regional.contracts import Question, Sender, ThreadView
from regional.errors import OutsideDuty
from reporting.queries import municipality_here
from tenants.context import current_workspace


@dataclass(frozen=True, slots=True)
class Place:
    """The place of the checklist that a question begins from, by its name today; of nothing, an empty one."""

    kind: str = ""
    key: str = ""
    name: str = ""


def place_of(kind: str, key: str, plan: Plan | None) -> Place:
    """Return the place that is named, under the rule set of the plan; an empty one for what is not known."""
    name = ""
    match kind:
        case "step" if key.isdecimal():
            step = Step.objects.filter(number=int(key)).first()
            name = f"{step.number} {step.name}" if step else ""
        case "item" if plan is not None:
            item = StepItem.objects.filter(rule_set=plan.rule_set_id, key=key).first()
            name = f"{item.key} {item.text}" if item else ""
        case "element" if plan is not None:
            element = Element.objects.filter(rule_set=plan.rule_set_id, code=key).first()
            name = f"{element.code} {element.name}" if element else ""
    return Place(kind, key, name) if name else Place()


@transaction.atomic
def ask_authority(question: Question, *, by: User) -> ThreadView:
    """Ask the competent authority; the first question about the plan at hand is the first contact about it.

    Raises QuestionMissing, OutsideDuty.
    """
    code = municipality_here(today())
    if not code:
        raise OutsideDuty
    thread = inbox.ask(question, municipality=code, sender=_sender(by))
    record("advice.asked", None, by=by, thread=thread.id, title=thread.title)
    plan = current_plan(today())
    if plan is not None:
        note_first_contact(plan, by=by)
    return thread


@transaction.atomic
def go_on(thread: UUID, *, text: str, by: User) -> None:
    """Write more in a question; one that was closed is opened again.

    Raises NoSuchThread, MessageMissing.
    """
    inbox.write_in(thread, text=text, sender=_sender(by))
    record("advice.written", None, by=by, thread=str(thread))


@transaction.atomic
def close(thread: UUID, *, by: User) -> None:
    """Say that a question has been answered.

    Raises NoSuchThread, ThreadClosed.
    """
    inbox.close_thread(thread, sender=_sender(by))
    record("advice.closed", None, by=by, thread=str(thread))


def _sender(by: User) -> Sender:
    place = current_workspace().schema_name
    return Sender(place=place, person_id=by.pk, person_name=str(by)[:120])
