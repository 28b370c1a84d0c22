"""What a report's codes and names are in the page's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.clock import today
from regional.contracts import Names, ObligationState, ObligationView, ReviewView
from ui.formats import date_words, language


def named(names: Names) -> str:
    """A name in the page's language."""
    return str(getattr(names, language(), names.fi))


def due_words(obligation: ObligationView | None, review: ReviewView | None = None) -> str:
    """To whom the report goes, by when, and how many days that is from today; of a returned one, until when it is mended."""
    if obligation is None:
        return ""
    if obligation.state is ObligationState.RETURNED:
        if review is None or review.correction_due is None:
            return _("Returned for correction")
        by = _("Correction by %(day)s") % {"day": date_words(review.correction_due)}
        return f"{by}. {_days((review.correction_due - today()).days)}"
    days = (obligation.due_on - today()).days
    return (
        _("To %(authority)s by %(day)s.")
        % {
            "authority": named(obligation.authority_names),
            "day": date_words(obligation.due_on),
        }
        + f" {_days(days)}"
    )


def _days(days: int) -> str:
    if days == 0:
        return _("It is due today.")
    if days > 0:
        return ngettext("One day left.", "%(count)s days left.", days) % {"count": days}
    return ngettext("It is one day late.", "It is %(count)s days late.", -days) % {"count": -days}
