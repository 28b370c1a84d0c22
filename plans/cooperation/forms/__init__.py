"""Forms of step 2: the group, its meetings, and statements."""

from plans.cooperation.forms.group import AbsenceForm, InvitationForm, MemberForm
from plans.cooperation.forms.meetings import AgreedForm, AttendanceForm, MeetingForm
from plans.cooperation.forms.statements import AnswerForm, ReceiptForm, RequestForm

__all__ = [
    "AbsenceForm",
    "AgreedForm",
    "AnswerForm",
    "AttendanceForm",
    "InvitationForm",
    "MeetingForm",
    "MemberForm",
    "ReceiptForm",
    "RequestForm",
]
