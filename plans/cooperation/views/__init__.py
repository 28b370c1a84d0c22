"""Pages of step 2."""

from plans.cooperation.views.attending import agree, attendance
from plans.cooperation.views.group import (
    absence,
    add_member,
    add_proposed,
    group,
    invite,
    member,
    remove_member,
)
from plans.cooperation.views.meetings import (
    add_meeting,
    calendar,
    call,
    change_meeting,
    meeting,
    meetings,
    remove_meeting,
)
from plans.cooperation.views.statements import (
    add_statement,
    answer_statement,
    change_statement,
    receive_statement,
    remove_statement,
    send_statement,
    statement,
    statements,
)

__all__ = [
    "absence",
    "add_meeting",
    "add_member",
    "add_proposed",
    "add_statement",
    "agree",
    "answer_statement",
    "attendance",
    "calendar",
    "call",
    "change_meeting",
    "change_statement",
    "group",
    "invite",
    "meeting",
    "meetings",
    "member",
    "receive_statement",
    "remove_meeting",
    "remove_member",
    "remove_statement",
    "send_statement",
    "statement",
    "statements",
]
