"""What is to be mended in a report, in words: the same for the municipality and for the authority."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import DecisionLevel
from regional.rules import Finding, Place


def finding_words(finding: Finding) -> str:
    """Say what is to be mended, in the language that is active."""
    if finding.code in WORDS:
        return WORDS[finding.code](finding)
    if finding.place is Place.CONTENTS:
        return _("Missing from the plan: %(content)s") % {"content": finding.name}
    return _("Write the part “%(part)s”, or say why it is left open") % {"part": finding.name}


def _too_low(finding: Finding) -> str:
    return {
        DecisionLevel.OFFICIAL: _("The report needs a decision of the municipality"),
        DecisionLevel.BOARD: _(
            "The rules ask for a decision of a board, a committee or the council: an official's is not enough"
        ),
        DecisionLevel.COUNCIL: _(
            "The rules ask for a decision of the council: a lower one is not enough"
        ),
    }[DecisionLevel(finding.which)]


def _unassessed(finding: Finding) -> str:
    return ngettext(
        "Assess how far one objective has come",
        "Assess how far %(count)s objectives have come",
        finding.count,
    ) % {"count": finding.count}


def _unanswered(finding: Finding) -> str:
    return ngettext(
        "One indicator has neither a value nor a reason for having none",
        "%(count)s indicators have neither a value nor a reason for having none",
        finding.count,
    ) % {"count": finding.count}


WORDS: dict[str, Callable[[Finding], str]] = {
    "decision_missing": lambda _f: _(
        "Record who decided on the report in the municipality, and when"
    ),
    "decision_in_future": lambda _f: _("The day of the local decision is still to come"),
    "decision_too_low": _too_low,
    "reason_unknown": lambda found: (
        _("The reason “%(reason)s” is not among those of the catalogue: choose one of them")
        % {"reason": found.name}
    ),
    "answer_open": lambda found: (
        _("Answer, or say why it is left open: %(question)s") % {"question": found.name}
    ),
    "summary_missing": lambda _f: _("Write a summary of the period"),
    "assessment_missing": _unassessed,
    "indicator_unanswered": _unanswered,
    "nobody_heard": lambda _f: _("Tell who was heard in the period, or why nobody was"),
}
