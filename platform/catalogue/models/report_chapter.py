from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow
from catalogue.models.rule_set import RuleSet


class ReportChapter(NamedRow):
    """One of the parts that a report has under a rule set: what it tells of, and what helps to write it."""

    rule_set = models.ForeignKey(
        RuleSet, models.CASCADE, related_name="report_chapters", verbose_name=_("rule set")
    )
    code = models.SlugField(_("code"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    explanation_fi = models.TextField()
    explanation_sv = models.TextField()
    explanation_en = models.TextField()
    is_required = models.BooleanField(_("required"), default=True)

    explanation = InLanguage()

    class Meta:
        ordering = ["position"]
        verbose_name = _("part of a report")
        verbose_name_plural = _("parts of a report")
        constraints = [
            *NamedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["rule_set", "code"],
                name="catalogue_a_rule_set_has_a_part_of_a_report_once",
                violation_error_message=_("This rule set already has a part with this code."),
            ),
        ]
