"""The rules under which a report is checked, as the catalogue has them now."""

from catalogue.models import Element, ReasonCode, ReportChapter, RuleSet
from catalogue.models.force import Force
from regional.contracts import DecisionKind, Report
from regional.rules import Rules, Wanted


def rules_of(report: Report) -> Rules:
    """Return the rules for a report: of contents those under which its plan was made, of all else those that it is owed under.

    Names are in the language that is active. Four statements.
    """
    owed = RuleSet.objects.get(key=report.rule_set)
    elements = Element.objects.filter(rule_set=report.plan.rule_set or report.rule_set)
    chapters = ReportChapter.objects.filter(rule_set=report.rule_set)
    return Rules(
        decided_by=DecisionKind(owed.local_decision_level)
        if owed.local_decision_required
        else None,
        elements=tuple(
            Wanted(
                code=each.code,
                name=each.name,
                required=each.is_required,
                by_law=each.force == Force.LAW,
            )
            for each in elements
        ),
        chapters=tuple(
            Wanted(
                code=each.code,
                name=each.name,
                required=each.is_required,
                by_law=owed.force == Force.LAW,
            )
            for each in chapters
        ),
        reasons=frozenset(ReasonCode.objects.values_list("key", flat=True)),
    )
