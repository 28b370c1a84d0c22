"""Items of the checklist that the plan's own rows settle, so that nobody has to mark them by hand."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.clock import today
from plans.home.standing import Standing
from plans.models import PlanForm
from ui.formats import date_words


def named(standing: Standing) -> str:
    """The coordinating body and the contact person have been named."""
    plan = standing.whole.plan
    if plan.coordinating_body_id is None or not plan.contact_name.strip():
        return ""
    return f"{plan.coordinating_body}, {plan.contact_name}"


def timed(standing: Standing) -> str:
    """The bodies on the decision path and the days of the timetable are known."""
    steps, days = len(standing.decision_steps), len(standing.milestones)
    if not steps or not days:
        return ""
    bodies = ngettext("%(count)s decision", "%(count)s decisions", steps) % {"count": steps}
    return f"{bodies}, {ngettext('%(count)s milestone', '%(count)s milestones', days) % {'count': days}}"


def formed(standing: Standing) -> str:
    """The plan is a part of a document that has been named, with whoever answers for it and its period."""
    plan = standing.whole.plan
    if plan.form != PlanForm.EMBEDDED or not (plan.host_owner and plan.host_period):
        return ""
    return _("Part of “%(document)s”") % {"document": plan.host_document}


def contacted(standing: Standing) -> str:
    """The regional authority was asked for advice."""
    contact = standing.first_contact
    if contact is None:
        return ""
    return _("First contact on %(day)s, %(name)s") % {
        "day": date_words(contact.on),
        "name": contact.by_name,
    }


# By the key of the item. A rule set that has no such item asks nothing here.
SETTLED: dict[str, Callable[[Standing], str]] = {
    "1.1": named,
    "1.2": timed,
    "1.3": formed,
    "1.5": contacted,
}


def settled_by_rows(standing: Standing, item: str) -> str:
    """Say by what the rows settle an item; nothing where they do not."""
    rule = SETTLED.get(item)
    return rule(standing) if rule else ""


def late_of(standing: Standing) -> list[str]:
    """Say which days of the timetable and of the decision path have passed without being met."""
    late = sum(each.is_late(today()) for each in standing.milestones)
    undecided = sum(each.is_late(today()) for each in standing.decision_steps)
    said = []
    if late:
        said.append(
            ngettext("%(count)s milestone is late", "%(count)s milestones are late", late)
            % {"count": late}
        )
    if undecided:
        said.append(
            ngettext(
                "%(count)s decision has not been made on its day",
                "%(count)s decisions have not been made on their days",
                undecided,
            )
            % {"count": undecided}
        )
    return said
