"""What has happened in the workspace, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from audit.workspace.models import WorkspaceEvent
from ui.parts import Words

SHOWN = 5
# What each event says; other modules add theirs with `say`.
SAYINGS: dict[str, Words] = {
    "plan.added": _("%(who)s started the plan “%(thing)s”"),
    "plan.changed": _("%(who)s changed the details of the plan “%(thing)s”"),
    "plan.removed": _("%(who)s deleted the plan “%(thing)s”"),
    "plan.statements": _("%(who)s sent the plan “%(thing)s” for statements"),
    "plan.proposed": _("%(who)s proposed the plan “%(thing)s” for approval"),
    "plan.draft": _("%(who)s returned the plan “%(thing)s” for preparation"),
    "plan.published": _("%(who)s recorded the publication of the plan “%(thing)s”"),
    "plan.superseded": _("%(who)s recorded that the plan “%(thing)s” is superseded"),
    "plan.carried_over": _("%(who)s carried the plan “%(thing)s” over from an earlier one"),
    "plan.rules_changed": _("%(who)s moved the plan “%(thing)s” to another rule set"),
    "elementmark.added": _("%(who)s said where an element is done elsewhere: %(thing)s"),
    "elementmark.changed": _("%(who)s said where an element is done elsewhere: %(thing)s"),
    "elementmark.removed": _("%(who)s took back that an element is done elsewhere"),
    "plan.approved": _("%(who)s recorded the approval of the plan “%(thing)s”"),
    "objective.added": _("%(who)s wrote the objective “%(thing)s”"),
    "objective.changed": _("%(who)s changed the objective “%(thing)s”"),
    "objective.removed": _("%(who)s deleted the objective “%(thing)s”"),
    "measure.added": _("%(who)s added the measure “%(thing)s”"),
    "measure.changed": _("%(who)s changed the measure “%(thing)s”"),
    "measure.removed": _("%(who)s deleted the measure “%(thing)s”"),
    "localdocument.added": _("%(who)s added the document “%(thing)s”"),
    "localdocument.changed": _("%(who)s changed the document “%(thing)s”"),
    "localdocument.removed": _("%(who)s deleted the document “%(thing)s”"),
    "documentuse.added": _("%(who)s linked the plan to the document “%(thing)s”"),
    "documentuse.changed": _("%(who)s changed the link to the document “%(thing)s”"),
    "documentuse.removed": _("%(who)s removed the link to the document “%(thing)s”"),
    "proposal.added": _("%(who)s wrote down a proposal: “%(thing)s”"),
    "proposal.changed": _("%(who)s changed or answered the proposal “%(thing)s”"),
    "proposal.removed": _("%(who)s deleted the proposal “%(thing)s”"),
    "indicator.added": _("%(who)s took the indicator “%(thing)s” into use"),
    "indicator.changed": _("%(who)s changed the indicator “%(thing)s”"),
    "indicator.removed": _("%(who)s deleted the indicator “%(thing)s”"),
    "indicatorvalue.added": _("%(who)s recorded a value: %(thing)s"),
    "indicatorvalue.changed": _("%(who)s corrected a value: %(thing)s"),
    "indicatorvalue.removed": _("%(who)s deleted a value: %(thing)s"),
    "section.added": _("%(who)s wrote section %(thing)s of the plan"),
    "section.changed": _("%(who)s changed section %(thing)s of the plan"),
    "body.added": _("%(who)s added the body “%(thing)s”"),
    "body.changed": _("%(who)s changed the body “%(thing)s”"),
    "body.removed": _("%(who)s deleted the body “%(thing)s”"),
    "body.people_changed": _("%(who)s chose who acts for the body “%(thing)s”"),
    "milestone.added": _("%(who)s added the milestone “%(thing)s”"),
    "milestone.changed": _("%(who)s changed the milestone “%(thing)s”"),
    "milestone.removed": _("%(who)s deleted the milestone “%(thing)s”"),
    "decisionstep.added": _("%(who)s added to the decision path: %(thing)s"),
    "decisionstep.changed": _("%(who)s changed the decision path: %(thing)s"),
    "decisionstep.removed": _("%(who)s took off the decision path: %(thing)s"),
    "finding.added": _("%(who)s wrote in the situation picture: “%(thing)s”"),
    "finding.changed": _("%(who)s changed in the situation picture: “%(thing)s”"),
    "finding.removed": _("%(who)s deleted from the situation picture: “%(thing)s”"),
    "service.added": _("%(who)s put the service “%(thing)s” on the service map"),
    "service.changed": _("%(who)s changed the service “%(thing)s”"),
    "service.removed": _("%(who)s took the service “%(thing)s” off the service map"),
    "expectedarrivals.added": _("%(who)s estimated the arrivals: %(thing)s"),
    "expectedarrivals.changed": _("%(who)s changed the estimated arrivals: %(thing)s"),
    "expectedarrivals.removed": _("%(who)s deleted the estimated arrivals: %(thing)s"),
    "communicationitem.added": _("%(who)s planned what is told: “%(thing)s”"),
    "communicationitem.changed": _("%(who)s changed what is told: “%(thing)s”"),
    "communicationitem.removed": _("%(who)s deleted what was to be told: “%(thing)s”"),
    "countdown.added": _("%(who)s counted the timetable back from the meeting of %(thing)s"),
    "countdown.changed": _("%(who)s counted the timetable back from the meeting of %(thing)s"),
    "calendarfeed.added": _("%(who)s made a calendar address"),
    "calendarfeed.removed": _("%(who)s withdrew a calendar address"),
    "elementplace.added": _(
        "%(who)s told where an element stands in the other document: %(thing)s"
    ),
    "elementplace.changed": _(
        "%(who)s told where an element stands in the other document: %(thing)s"
    ),
    "elementplace.removed": _("%(who)s took back where an element stands: %(thing)s"),
    "contenttranslation.added": _("%(who)s translated a text of the plan (%(thing)s)"),
    "contenttranslation.changed": _("%(who)s changed a translation (%(thing)s)"),
    "contenttranslation.removed": _("%(who)s deleted a translation (%(thing)s)"),
    "groupmember.added": _("%(who)s added to the cooperation group: %(thing)s"),
    "groupmember.changed": _("%(who)s changed in the cooperation group: %(thing)s"),
    "groupmember.removed": _("%(who)s deleted from the cooperation group: %(thing)s"),
    "absentkind.added": _("%(who)s said why a kind of member is not in the group: %(thing)s"),
    "absentkind.changed": _("%(who)s said why a kind of member is not in the group: %(thing)s"),
    "meeting.added": _("%(who)s added the meeting “%(thing)s”"),
    "meeting.changed": _("%(who)s changed the meeting “%(thing)s”"),
    "meeting.removed": _("%(who)s deleted the meeting “%(thing)s”"),
    "statementrequest.added": _("%(who)s wrote a request for a statement: %(thing)s"),
    "statementrequest.changed": _("%(who)s changed a statement or its request: %(thing)s"),
    "statementrequest.removed": _("%(who)s deleted a request for a statement: %(thing)s"),
    "monitoringagreement.added": _("%(who)s wrote the monitoring agreement"),
    "monitoringagreement.changed": _("%(who)s changed the monitoring agreement"),
    "trigger.added": _("%(who)s agreed to react when: %(thing)s"),
    "trigger.changed": _("%(who)s changed what is reacted to: %(thing)s"),
    "trigger.removed": _("%(who)s deleted what is reacted to: %(thing)s"),
    "values.recorded": _("%(who)s recorded values by spreadsheet"),
    "stepcare.added": _("%(who)s agreed who takes care of a step: %(thing)s"),
    "stepcare.changed": _("%(who)s agreed who takes care of a step: %(thing)s"),
    "task.added": _("%(who)s added the task “%(thing)s”"),
    "task.changed": _("%(who)s changed the task “%(thing)s”"),
    "task.removed": _("%(who)s deleted the task “%(thing)s”"),
    "itemmark.added": _("%(who)s settled item %(thing)s of the checklist"),
    "itemmark.changed": _("%(who)s settled item %(thing)s of the checklist"),
    "itemmark.removed": _("%(who)s opened item %(thing)s of the checklist again"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that somebody did, in words."""

    who: str
    words: str
    at: datetime


def say(sayings: Mapping[str, Words]) -> None:
    """Let the overview tell of a module's own events: by verb, a sentence with %(who)s and %(thing)s."""
    SAYINGS.update(sayings)


def latest() -> list[Happening]:
    """Return what happened last, the newest first."""
    events = WorkspaceEvent.objects.filter(verb__in=SAYINGS).exclude(actor_name="")[:SHOWN]
    return [
        Happening(
            event.actor_name,
            str(SAYINGS[event.verb]) % {"who": event.actor_name, "thing": event.object_name},
            event.at,
        )
        for event in events
    ]
