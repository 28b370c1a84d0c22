"""What is to be mended in a report: what keeps it from being sent, and what the authority would see missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.clock import today
from regional.contracts import Report as Document
from reporting.contents import Content
from reporting.models import Report


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: a code for programs, words, where it is mended; whether the report is refused until it is."""

    code: str
    text: str
    url: str
    blocks: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it is one of the contents that the rule set asks for."""
        return self.code.startswith("content_")


def findings(report: Report, document: Document, contents: Sequence[Content]) -> list[Finding]:
    """Return what is to be mended, what blocks first.

    Sending is refused for these alone: a local decision that the rule set asks for is missing or is dated in the future, or
    something that the law requires is missing. Everything else can be sent, and is seen for what it is.
    """
    found = [
        *_decision(report),
        *(_missing(content) for content in contents if content.is_missing),
        *_own_words(document),
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


def _decision(report: Report) -> Iterator[Finding]:
    if report.decided_on is None:
        if report.rule_set.local_decision_required:
            yield Finding(
                "decision_missing",
                _("Record who decided on the report in the municipality, and when"),
                "#decision",
                blocks=True,
            )
    elif report.decided_on > today():
        yield Finding(
            "decision_in_future",
            _("The day of the local decision is still to come"),
            "#decision",
            blocks=True,
        )


def _missing(content: Content) -> Finding:
    words = _("Missing from the plan: %(content)s") % {"content": content.part.name}
    return Finding(f"content_{content.part.code}", words, content.url, blocks=content.by_law)


def _own_words(document: Document) -> Iterator[Finding]:
    if not document.summary:
        yield Finding("summary_missing", _("Write a summary of the period"), "#words")
    blank = sum(not objective.assessment for objective in document.objectives)
    if blank:
        words = ngettext(
            "Assess how far one objective has come",
            "Assess how far %(count)s objectives have come",
            blank,
        ) % {"count": blank}
        yield Finding("assessment_missing", words, "#words")
    unanswered = sum(
        not indicator.is_answered
        for objective in document.objectives
        for indicator in objective.indicators
    )
    if unanswered:
        words = ngettext(
            "One indicator has neither a value nor a reason for having none",
            "%(count)s indicators have neither a value nor a reason for having none",
            unanswered,
        ) % {"count": unanswered}
        yield Finding("indicator_unanswered", words, "#progress")
