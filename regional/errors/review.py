"""Where a step of a review is refused."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.errors import Refusal
from ui.formats import date_words

if TYPE_CHECKING:
    from regional.models import Remark, RemarkKind


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
