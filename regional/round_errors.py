"""Where a rule about rounds, more time or reminders says no."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.errors import Refusal
from ui.formats import date_words

if TYPE_CHECKING:
    from regional.models import Round


class RoundSent(Refusal):
    """The round was sent; municipalities have read it, and it stays as it is."""

    code = "round_sent"

    def __init__(self) -> None:
        super().__init__(
            _("The round has been sent, and is not changed any more. Open another to ask more.")
        )


class RoundNotOpen(Refusal):
    """Only what was sent and is not closed can be closed."""

    code = "round_not_open"

    def __init__(self) -> None:
        super().__init__(_("The round is not open: it has not been sent, or was closed already."))


class RoundChanged(Refusal):
    """Another officer saved the round while this one was writing; both texts are at hand."""

    code = "stale_edit"

    def __init__(self, theirs: "Round") -> None:
        self.theirs = theirs
        super().__init__(
            _("%(name)s saved this while you were writing. Choose what to keep.")
            % {"name": theirs.changed_by_name or _("Somebody")}
        )


class RoundGone(Refusal):
    """Another officer removed the round."""

    code = "gone"

    def __init__(self) -> None:
        super().__init__(_("Somebody removed this while you were writing. Your text is below."))


class NobodyChosen(Refusal):
    """A round goes to one municipality at least."""

    code = "nobody_chosen"

    def __init__(self) -> None:
        super().__init__(_("Choose the municipalities to which the round goes."))


class OutsideArea(Refusal):
    """A round goes to municipalities of the authority's own area."""

    code = "outside_area"

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(
            _("These municipalities are not in the authority's area: %(codes)s.")
            % {"codes": ", ".join(sorted(codes))}
        )


class NoCommonDay(Refusal):
    """The rule set counts each municipality's day by itself."""

    code = "no_common_day"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The rule set counts the due day of each municipality by itself: leave the common day empty."
            )
        )


class DayTooSoon(Refusal):
    """A new due day is after today, and after the day that it replaces."""

    code = "day_too_soon"

    def __init__(self, after: date) -> None:
        super().__init__(_("The new due day must be after %(day)s.") % {"day": date_words(after)})


class NothingToRelieve(Refusal):
    """What was received, exempted or superseded needs no more time."""

    code = "nothing_to_relieve"

    def __init__(self) -> None:
        super().__init__(
            _(
                "This report is not awaited any more: it was received, or exempted, or another came in its place."
            )
        )


class NotExempt(Refusal):
    """Only an exemption can be ended."""

    code = "not_exempt"

    def __init__(self) -> None:
        super().__init__(_("This report is not exempted, so there is no exemption to end."))


class ReasonMissing(Refusal):
    """Who asks for more time, or decides on it, says why."""

    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("Give the reason."))


class RequestWaits(Refusal):
    """One request waits at a time."""

    code = "request_waits"

    def __init__(self) -> None:
        super().__init__(
            _("A request on this report waits for its decision. Take it back first, or wait.")
        )


class RequestSettled(Refusal):
    """The request was decided or taken back."""

    code = "request_settled"

    def __init__(self, outcome: object) -> None:
        super().__init__(
            _("The request is settled already: %(outcome)s. Look at it again.")
            % {"outcome": outcome}
        )


class NobodyToRemind(Refusal):
    """The municipality has no workspace here."""

    code = "nobody_to_remind"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The municipality has no workspace here, so nobody can be reminded. Write to its registry."
            )
        )


class ReminderWaits(Refusal):
    """A reminder by hand is on its way already."""

    code = "reminder_waits"

    def __init__(self) -> None:
        super().__init__(_("A reminder is on its way already."))
