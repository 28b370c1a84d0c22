"""What a report's codes are called in the page's language."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models.indicator_definition import Direction
from plans.models import MeasureStatus, PlanForm
from regional.contracts import ReviewState
from reporting.changes import What
from reporting.models import Assessment, DecisionKind
from reporting.words import named

register = template.Library()
register.filter("named", named)
LABELS: dict[str, Mapping[Any, Any]] = {
    "changed": {
        What.NEW: gettext_lazy("added since"),
        What.GONE: gettext_lazy("left out since"),
        What.RENAMED: gettext_lazy("renamed since"),
        What.STARTED: gettext_lazy("begun since"),
        What.DONE: gettext_lazy("done since"),
        What.STOPPED: gettext_lazy("stopped since"),
    },
    "change": {
        "extension": gettext_lazy("More time until"),
        "exemption": gettext_lazy("Exemption from the report"),
        "duty_restored": gettext_lazy("The exemption ended"),
        "round": gettext_lazy("Due day common to all"),
    },
    "assessment": dict(Assessment.choices),
    "decision": dict(DecisionKind.choices),
    "direction": dict(Direction.choices),
    "form": dict(PlanForm.choices),
    "measure": dict(MeasureStatus.choices),
    "remark": {
        "must": gettext_lazy("Must be mended"),
        "advice": gettext_lazy("Piece of advice"),
        "praise": gettext_lazy("Praise"),
    },
    "thread": {
        "question": gettext_lazy("Open"),
        "answer": gettext_lazy("Answered"),
        "closed": gettext_lazy("Closed"),
        "reopened": gettext_lazy("Reopened"),
    },
    "stance": {"agree": gettext_lazy("We agree"), "disagree": gettext_lazy("We disagree")},
}
REMARKED = {"must": "warn", "advice": "due", "praise": "ok", "agree": "ok", "disagree": "warn"}
ASSESSED = {"reached": "ok", "partly": "go", "behind": "warn"}
REVIEWED = {
    ReviewState.RECEIVED: "ok",
    ReviewState.IN_REVIEW: "go",
    ReviewState.RETURNED: "warn",
    ReviewState.REPLY: "due",
    ReviewState.PROCESSED: "ok",
    ReviewState.WITHDRAWN: "none",
}


@register.filter
def called(code: str, what: str) -> str:
    """The words for a code of a document; one that is not known any more is shown as it is."""
    return str(LABELS[what].get(str(code), code))


@register.filter
def among(code: str, names: dict[str, str]) -> str:
    """The name of a code of the catalogue; one that is not known any more is shown as it is."""
    return names.get(code, code)


@register.filter
def remarked(code: str) -> str:
    """The kind of status that a remark's kind, or a reply to it, is shown as."""
    return REMARKED[code]


THREADS = {"question": "due", "answer": "ok", "closed": "none", "reopened": "warn"}


@register.filter
def threaded(state: str) -> str:
    """The kind of status that a question's state is shown as."""
    return THREADS[state]


@register.filter
def assessed(code: str) -> str:
    """The kind of status that an assessment is shown as."""
    return ASSESSED.get(str(code), "none")


@register.filter
def reviewed(state: ReviewState) -> str:
    """The kind of status that a sent report's state is shown as."""
    return REVIEWED[state]


@register.filter
def review_words(state: ReviewState) -> str:
    """What has become of a sent report, in words."""
    return {
        ReviewState.RECEIVED: _("Received"),
        ReviewState.IN_REVIEW: _("Being read"),
        ReviewState.RETURNED: _("Returned"),
        ReviewState.REPLY: _("Your reply is awaited"),
        ReviewState.PROCESSED: _("Processed"),
        ReviewState.WITHDRAWN: _("Withdrawn"),
    }[state]


@register.filter
def in_fours(checksum: str) -> str:
    """A checksum in groups of four, to be compared by eye."""
    return " ".join(checksum[start : start + 4] for start in range(0, len(checksum), 4))
