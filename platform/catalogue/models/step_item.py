from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage
from catalogue.models.force import Force
from catalogue.models.rule_set import RuleSet
from catalogue.models.step import Step


class StepItem(models.Model):
    """One thing to do in a step, under one rule set."""

    rule_set = models.ForeignKey(
        RuleSet, models.CASCADE, related_name="step_items", verbose_name=_("rule set")
    )
    step = models.ForeignKey(Step, models.CASCADE, related_name="items", verbose_name=_("step"))
    key = models.CharField(_("key"), max_length=10)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text_fi = models.TextField()
    text_sv = models.TextField()
    text_en = models.TextField()
    hint_fi = models.TextField()
    hint_sv = models.TextField()
    hint_en = models.TextField()
    force = models.CharField(_("force"), max_length=20, choices=Force)
    ref = models.CharField(_("reference"), max_length=60, blank=True)

    text = InLanguage()
    hint = InLanguage()

    class Meta:
        ordering = ["position"]
        verbose_name = _("item of a step")
        verbose_name_plural = _("items of steps")
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key"],
                name="catalogue_a_rule_set_has_an_item_once",
                violation_error_message=_("This rule set already has an item with this key."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.text}"
