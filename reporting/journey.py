"""What has happened to a sent report, as a timeline, the newest first."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from regional.contracts import ReviewStep, ReviewView
from reporting.models import Submission
from ui.formats import date_words, moment_words
from ui.parts import Event

TITLES = {
    "opened": lambda: _("Being read"),
    "returned": lambda: _("Returned for correction"),
    "asked": lambda: _("Feedback given, reply awaited"),
    "replied": lambda: _("Replied by the municipality"),
    "processed": lambda: _("Processed, feedback given"),
    "reopened": lambda: _("Opened again"),
    "withdrawn": lambda: _("Withdrawn"),
}


def journey_of(sent: Submission, review: ReviewView | None) -> list[Event]:
    """Tell the way of a report: decided in the municipality, received, and what the authority did."""
    return list(_newest_first(sent, review))


def words_of(review: ReviewView | None) -> list[ReviewStep]:
    """Return the steps in which the authority said something, the newest first."""
    steps = reversed(review.steps if review else ())
    return [step for step in steps if step.text or step.reasons or step.remarks]


def _newest_first(sent: Submission, review: ReviewView | None) -> Iterator[Event]:
    for step in reversed(review.steps if review else ()):
        yield _step(step)
    yield Event(_("Received"), moment_words(sent.sent_at))
    decision = sent.document.get("decision")
    if decision:
        yield _decided(decision)


def _step(step: ReviewStep) -> Event:
    who = [step.person_name] if step.person_name else []
    title = TITLES[step.kind]() if step.kind in TITLES else step.kind
    return Event(title, ", ".join([date_words(step.at), *who]))


def _decided(decision: dict[str, str]) -> Event:
    day = date_words(date.fromisoformat(decision["decided_on"]))
    section = decision["section"]
    note = _("%(day)s, section %(section)s") % {"day": day, "section": section} if section else day
    return Event(_("Approved by: %(body)s") % {"body": decision["body"]}, note)
