from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow
from catalogue.models.force import Force
from catalogue.models.rule_set import RuleSet


class Element(NamedRow):
    """Something that a plan, or the planning, must or should contain under one rule set."""

    rule_set = models.ForeignKey(
        RuleSet, models.CASCADE, related_name="elements", verbose_name=_("rule set")
    )
    code = models.SlugField(_("code"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    explanation_fi = models.TextField()
    explanation_sv = models.TextField()
    explanation_en = models.TextField()
    force = models.CharField(_("force"), max_length=20, choices=Force)
    ref = models.CharField(_("reference"), max_length=60, blank=True)
    # Codes of the checklist's elements on the same matter: by them a text finds its place under another rule set.
    akin = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    is_required = models.BooleanField(_("required"), default=True)

    explanation = InLanguage()

    class Meta:
        ordering = ["position"]
        verbose_name = _("element")
        verbose_name_plural = _("elements")
        constraints = [
            *NamedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["rule_set", "code"],
                name="catalogue_a_rule_set_has_an_element_once",
                violation_error_message=_("This rule set already has an element with this code."),
            ),
        ]

    @property
    def matters(self) -> frozenset[str]:
        """What the element is about, whatever the rule set: its own code, and those of its kin."""
        return frozenset({self.code, *self.akin})
