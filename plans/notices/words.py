"""What each notice says."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from plans.models import Notice, NoticeKind
from ui.formats import date_words, language
from ui.parts import Words

WORDS: dict[str, Words] = {
    NoticeKind.TASK_GIVEN: _("%(who)s gave you a task: %(thing)s"),
    NoticeKind.TASK_DUE: _("Your task is due on %(day)s: %(thing)s"),
    NoticeKind.TASK_LATE: _("Your task was due on %(day)s: %(thing)s"),
    NoticeKind.STEP_GIVEN: _("%(who)s gave you step %(thing)s to take care of"),
    NoticeKind.STEP_CHANGED: _("%(who)s changed the day of your step %(thing)s to %(day)s"),
    NoticeKind.PLAN_APPROVED: _("%(who)s recorded the approval of the plan “%(thing)s”"),
    NoticeKind.REPORT_RETURNED: _("%(who)s returned the report %(thing)s: it needs completing"),
    NoticeKind.REPORT_ANSWERED: _("%(who)s answered the report %(thing)s"),
    NoticeKind.AUTHORITY_LETTER: _("%(who)s sent a letter: %(thing)s"),
    NoticeKind.DUTY_CHANGED: _("%(who)s decided on the report %(thing)s"),
    NoticeKind.REPORT_ASKED: _("%(who)s awaits your reply to its remarks on the report %(thing)s"),
    NoticeKind.ADVICE_ANSWERED: _("%(who)s answered your question “%(thing)s”"),
}


def words_of(notice: Notice) -> str:
    """Say in the language at hand what a notice tells."""
    said = {"who": "", "thing": "", **notice.params}
    said["who"] = said.get(f"who_{language()}", said["who"])  # an authority has a name in each
    day = notice.params.get("day")
    said["day"] = date_words(date.fromisoformat(day)) if day else "–"
    return " ".join((str(WORDS[notice.kind]) % said).split())
