"""How a person wants to be told of each kind of thing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import NoticeKind, NoticeWay

# Sentences at the fields; the kinds themselves begin in the middle of one.
ASKED = {
    NoticeKind.TASK_GIVEN: _("When a task is given to me"),
    NoticeKind.TASK_DUE: _("When my task is due within a week"),
    NoticeKind.TASK_LATE: _("When my task is late"),
    NoticeKind.STEP_GIVEN: _("When a step is given to me"),
    NoticeKind.STEP_CHANGED: _("When the day of my step changes"),
    NoticeKind.PLAN_APPROVED: _("When a plan is approved"),
    NoticeKind.REPORT_RETURNED: _("When the authority returns a report"),
    NoticeKind.REPORT_ANSWERED: _("When the authority answers a report"),
    NoticeKind.AUTHORITY_LETTER: _("When the authority sends a letter"),
    NoticeKind.DUTY_CHANGED: _("When the authority decides on more time or an exemption"),
    NoticeKind.REPORT_ASKED: _("When the authority awaits our reply to its remarks"),
    NoticeKind.ADVICE_ANSWERED: _("When the authority answers a question"),
}
WAYS = [
    (NoticeWay.SERVICE.value, _("Here only")),
    (NoticeWay.AT_ONCE.value, _("By e-mail at once")),
    (NoticeWay.DAILY.value, _("By e-mail once a day")),
    (NoticeWay.WEEKLY.value, _("By e-mail once a week")),
    (NoticeWay.OFF.value, _("Not at all")),
]


class ChoicesForm(forms.Form):
    """One choice for each kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in NoticeKind:
            self.fields[kind.value] = forms.ChoiceField(label=ASKED[kind], choices=WAYS)
