"""Where the work of each step is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans.home.overview import address
from plans.models import Plan, PlanForm
from plans.permissions import can_approve, can_contribute, can_coordinate, can_read
from tenants.models import Membership
from ui.parts import Words

# By step: the name of the address, the place on its page, what is done there.
ROOMS: dict[int, tuple[tuple[str, str, Words], ...]] = {
    1: (
        ("plans:basics", "", _("Coordinating body, contact person and form of the plan")),
        ("plans:bodies", "", _("Bodies")),
        ("plans:decisions", "", _("Decision path")),
        ("plans:milestones", "", _("Timetable")),
        ("plans:places", "", _("Where each element stands in the other document")),
        ("people:invite-expert", "", _("Invite an outside expert for a time")),
    ),
    2: (
        ("plans:group", "", _("Cooperation group")),
        ("plans:meetings", "", _("Meetings and the acceptance of the timetable")),
        ("plans:statements", "", _("Statements")),
    ),
    3: (
        ("plans:picture", "", _("Questions and findings")),
        ("plans:services", "", _("Service map")),
    ),
    4: (
        ("plans:plan", "objectives", _("Objectives of the plan")),
        ("plans:coverage", "", _("Goals and objectives")),
        ("plans:documents", "", _("Documents of the municipality")),
        ("plans:proposals", "", _("Proposals and comments")),
    ),
    5: (
        ("plans:plan", "objectives", _("Measures under each objective")),
        ("plans:table", "", _("Plan as a table")),
        ("plans:ours", "", _("Measures by body")),
        ("plans:bodies", "", _("Bodies that can be responsible")),
    ),
    6: (
        ("plans:plan", "objectives", _("Indicators of each objective")),
        ("plans:monitoring", "", _("How the indicators go, and the monitoring agreement")),
        ("plans:values", "", _("Values by spreadsheet")),
    ),
    7: (
        ("plans:elements", "", _("What is in the plan and what is missing")),
        ("plans:plan", "", _("The plan")),
        ("plans:languages", "", _("Languages of the plan")),
        ("plans:approve", "", _("Record the approval")),
        ("plans:check", "", _("Whom the plan serves, and how it reads")),
        ("plans:versions", "", _("Versions and where the plan is")),
        ("plans:differences", "", _("What has changed between versions")),
        ("plans:log", "", _("How the plan was made")),
        ("plans:carry", "", _("Carry the plan over")),
    ),
    8: (("plans:communication", "", _("Communication plan")),),
}

# Pages that not everybody may open; all others are every member's.
RIGHTS: dict[str, Callable[[Membership], bool]] = {
    "people:invite-expert": can_coordinate,
    "plans:approve": can_approve,
    "plans:carry": can_coordinate,
    "plans:values": can_contribute,
}
IN_ANOTHER_DOCUMENT = {"plans:places"}  # pages of a plan that is a part of another document


@dataclass(frozen=True, slots=True)
class Room:
    """A page on which something of a step is done."""

    label: Words
    url: str


def rooms_of(plan: Plan, number: int, *, member: Membership) -> list[Room]:
    """Return the pages on which a step is done, those that there are for the plan and the member."""
    hidden = set() if plan.form == PlanForm.EMBEDDED else IN_ANOTHER_DOCUMENT
    places = [
        Room(label, address(name, plan.pk, anchor=anchor))
        for name, anchor, label in ROOMS.get(number, ())
        if name not in hidden and RIGHTS.get(name, can_read)(member)
    ]
    return [room for room in places if room.url]
