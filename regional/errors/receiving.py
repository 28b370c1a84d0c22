"""Where a report, or a moment for it, is refused."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from core.errors import Refusal
from ui.formats import date_words


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


class NotFit(Refusal):
    """The check that both sides make holds the report back."""

    code = "not_fit"

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(
            " ".join([_("The report cannot be received yet."), *(f"{each}." for each in words)])
        )


class Unchanged(Refusal):
    """What was returned is sent again as it was."""

    code = "unchanged"

    def __init__(self, reference: str) -> None:
        super().__init__(
            _(
                "The authority returned this report (%(reference)s), and nothing in it has changed since. "
                "Mend what the authority asks for, then send it again."
            )
            % {"reference": reference}
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
