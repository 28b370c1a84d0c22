"""What the trail says of events that the overview does not tell: people, keys, exports, reports."""

from django.utils.translation import gettext_lazy as _

from ui.parts import Words

ALSO: dict[str, Words] = {
    "advice.asked": _("%(who)s asked the authority for advice"),
    "advice.closed": _("%(who)s closed a question to the authority"),
    "advice.written": _("%(who)s wrote to the authority"),
    "api_key.made": _("%(who)s made an API key: %(thing)s"),
    "api_key.withdrawn": _("%(who)s withdrew an API key: %(thing)s"),
    "feedback.replied": _("%(who)s replied to the authority's feedback: %(thing)s"),
    "feedback.taken_up": _("%(who)s took up the authority's feedback: %(thing)s"),
    "invitation.accepted": _("%(who)s accepted an invitation: %(thing)s"),
    "invitation.sent": _("%(who)s sent an invitation: %(thing)s"),
    "invitation.withdrawn": _("%(who)s withdrew an invitation: %(thing)s"),
    "membership.ended": _("%(who)s ended a role: %(thing)s"),
    "membership.granted": _("%(who)s gave a role: %(thing)s"),
    "order.changed": _("%(who)s put the objectives or measures in another order"),
    "plan.authority_contacted": _("%(who)s contacted the authority for the first time: %(thing)s"),
    "report.sent": _("%(who)s sent a report: %(thing)s"),
    "report.withdrawn": _("%(who)s withdrew a report: %(thing)s"),
    "signal.sent": _("The authority was told how far the planning is: %(thing)s"),
    "statementrequest.reminded": _("A reminder of a statement was sent: %(thing)s"),
    "trail.exported": _("%(who)s exported the history"),
    "workspace.opened": _("The workspace was opened"),
}
