"""Where a rule says no."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.errors import Refusal
from ui.formats import date_words

if TYPE_CHECKING:
    from regional.models import PublishedAnswer, Remark, RemarkKind


class NoLocalDecision(Refusal):
    """The municipality has not decided on the report."""

    code = "no_local_decision"

    def __init__(self) -> None:
        super().__init__(
            _("The report has no decision of the municipality yet. Record the decision, then send.")
        )


class DecisionAhead(Refusal):
    """The local decision is dated after today."""

    code = "decision_ahead"

    def __init__(self, decided_on: date) -> None:
        super().__init__(
            _("The decision on the report is dated %(day)s, which is still to come.")
            % {"day": date_words(decided_on)}
        )


class OutsideDuty(Refusal):
    """No authority is competent for the municipality: it is in Åland, or is no more."""

    code = "outside_duty"

    def __init__(self) -> None:
        super().__init__(_("No regional authority receives reports from this municipality."))


class NothingAwaited(Refusal):
    """No obligation is open."""

    code = "nothing_awaited"

    def __init__(self, opens_on: date | None) -> None:
        if opens_on is None:
            words = _("No report is awaited from this municipality.")
        else:
            words = _("No report is awaited now. The next one can be sent from %(day)s.") % {
                "day": date_words(opens_on)
            }
        super().__init__(words)


class RevisionInFlight(Refusal):
    """The report was sent, and the authority has not answered yet."""

    code = "revision_in_flight"

    def __init__(self, reference: str) -> None:
        super().__init__(
            _(
                "The report has been sent (%(reference)s) and the authority is reading it. "
                "A new revision can be sent if the authority returns it."
            )
            % {"reference": reference}
        )


class KeyUsed(Refusal):
    """The idempotency key was used for other content."""

    code = "idempotency_key_used"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Another report was sent with this key. Give each report an idempotency key of its own."
            )
        )


class KeyMissing(Refusal):
    """A report is sent with an idempotency key of 1 to 100 characters."""

    code = "idempotency_key_missing"

    def __init__(self) -> None:
        super().__init__(_("The report needs an idempotency key of 1 to 100 characters."))


class WrongOrder(Refusal):
    """The report is not in the state that the step needs."""

    code = "wrong_order"

    def __init__(self, state: str) -> None:
        super().__init__(
            _(
                "This can no longer be done: the report's state is now “%(state)s”. Look at it again."
            )
            % {"state": state}
        )


class NewerRevision(Refusal):
    """A newer revision was received; that one is reviewed."""

    code = "newer_revision"

    def __init__(self) -> None:
        super().__init__(_("A newer revision of this report has arrived. Review that one."))


class ReasonsMissing(Refusal):
    """A return says what to mend."""

    code = "reasons_missing"

    def __init__(self) -> None:
        super().__init__(_("Say what has to be completed, in one element at least."))


class DeadlineTooSoon(Refusal):
    """A correction is due after today."""

    code = "deadline_too_soon"

    def __init__(self) -> None:
        super().__init__(_("The day by which to complete the report must be after today."))


class FeedbackMissing(Refusal):
    """What is processed has feedback."""

    code = "feedback_missing"

    def __init__(self) -> None:
        super().__init__(_("Write the feedback for the municipality."))


class RemarkChanged(Refusal):
    """Another officer wrote on the same place meanwhile; both texts are at hand."""

    code = "stale_edit"

    def __init__(self, theirs: "Remark | None", kind: "RemarkKind") -> None:
        self.theirs, self.kind = theirs, kind
        name = theirs.by_name if theirs else _("Somebody")
        super().__init__(
            _("%(name)s changed this remark while you were writing. Choose what to keep.")
            % {"name": name}
        )


class RemarkClosed(Refusal):
    """The authority has said its last word on the remark."""

    code = "remark_closed"

    def __init__(self) -> None:
        super().__init__(_("This remark has been closed."))


class RemarksMissing(Refusal):
    """A municipality is heard on remarks."""

    code = "remarks_missing"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Write a remark on one place of the report at least: it is on them that the municipality replies."
            )
        )


class ReplyAwaited(Refusal):
    """The municipality may still reply."""

    code = "reply_awaited"

    def __init__(self, due: date) -> None:
        super().__init__(
            _(
                "The municipality may reply until %(day)s. The report is yours again when it has, or after that day."
            )
            % {"day": date_words(due)}
        )


class ReplyTooLate(Refusal):
    """The days for a reply are over."""

    code = "reply_too_late"

    def __init__(self, due: date) -> None:
        super().__init__(
            _(
                "The time for replies ended on %(day)s. Write to the authority through the advice desk."
            )
            % {"day": date_words(due)}
        )


class ReasonMissing(Refusal):
    """Who disagrees, or withdraws, says why."""

    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Say why."))


class NothingToWithdraw(Refusal):
    """A report can be withdrawn until the authority has answered it."""

    code = "nothing_to_withdraw"

    def __init__(self) -> None:
        super().__init__(
            _("The report can be withdrawn only until the authority has answered or returned it.")
        )


class MessageMissing(Refusal):
    """A message says something."""

    code = "message_missing"

    def __init__(self) -> None:
        super().__init__(_("Write the message."))


class ThreadClosed(Refusal):
    """The question has been closed."""

    code = "question_closed"

    def __init__(self) -> None:
        super().__init__(_("This question has been closed meanwhile. Open it again to go on."))


class ThreadOpen(Refusal):
    """The question is not closed."""

    code = "question_open"

    def __init__(self) -> None:
        super().__init__(_("This question is open: write in it."))


class ThreadUnanswered(Refusal):
    """Only what was answered is published."""

    code = "question_unanswered"

    def __init__(self) -> None:
        super().__init__(
            _("Answer the question first: question and answer are published together.")
        )


class PublishedMeanwhile(Refusal):
    """Another officer published or changed the answer meanwhile."""

    code = "stale_edit"

    def __init__(self, theirs: "PublishedAnswer | None") -> None:
        self.theirs = theirs
        super().__init__(
            _(
                "Somebody else changed the published text meanwhile. It stands beside yours: put together what is to stay."
            )
        )


class PersonalData(Refusal):
    """What is to be published looks as if it told of somebody."""

    code = "personal_data"

    def __init__(self, suspects: list[str]) -> None:
        self.suspects = suspects
        super().__init__(
            _(
                "This may tell who asked or of whom it is: %(words)s. Change it, or confirm that it does not."
            )
            % {"words": ", ".join(suspects)}
        )


class QuestionMissing(Refusal):
    """A question has a title and a text."""

    code = "question_missing"

    def __init__(self) -> None:
        super().__init__(_("Say in a few words what the question is about, and write it."))


class NameTaken(Refusal):
    """A person's views have names of their own."""

    code = "view_name_taken"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("You have a view called “%(name)s” already. Give this one another name.")
            % {"name": name}
        )
