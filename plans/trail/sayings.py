"""What the trail says of events that the overview does not tell: people, keys, exports, reports."""

from django.utils.translation import gettext_lazy as _

from ui.parts import Words

ALSO: dict[str, Words] = {
    "api_key.made": _("%(who)s made an API key: %(thing)s"),
    "api_key.withdrawn": _("%(who)s withdrew an API key: %(thing)s"),
    "invitation.accepted": _("%(who)s accepted an invitation: %(thing)s"),
    "invitation.sent": _("%(who)s sent an invitation: %(thing)s"),
    "invitation.withdrawn": _("%(who)s withdrew an invitation: %(thing)s"),
    "membership.ended": _("%(who)s ended a role: %(thing)s"),
    "membership.granted": _("%(who)s gave a role: %(thing)s"),
    "order.changed": _("%(who)s put the objectives or measures in another order"),
    "report.sent": _("%(who)s sent a report: %(thing)s"),
    "signal.sent": _("The authority was told how far the planning is: %(thing)s"),
    "statementrequest.reminded": _("A reminder of a statement was sent: %(thing)s"),
    "trail.exported": _("%(who)s exported the history"),
    "workspace.opened": _("The workspace was opened"),
}
