from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import DataSource
from plans.models.plan import Plan
from tenants.rows import Editable

WORDS = r"\S"


class Confidence(models.TextChoices):
    """How sure what is said is."""

    KNOWN = "known", _("known")
    ESTIMATE = "estimate", _("an estimate")
    IMPRESSION = "impression", _("an impression")


class ArrivalReason(models.TextChoices):
    """Why somebody has moved to the country, as services are planned for them."""

    WORK = "work", _("work")
    STUDY = "study", _("studies")
    FAMILY = "family", _("family reasons")
    DISPLACEMENT = "displacement", _("displacement")


class Finding(Editable):
    """What is known on a question of the situation picture, or who finds it out and by when."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="findings")
    # The key of the catalogue's item, for example "3.1": it outlives a change of rule set.
    question = models.CharField(_("question"), max_length=10)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("finding"), max_length=300, blank=True)
    text = models.TextField(_("more about it"), blank=True)
    is_key = models.BooleanField(_("among the key findings"), default=False)
    arrival_reason = models.CharField(
        _("reason of arrival"), max_length=12, choices=ArrivalReason, blank=True
    )
    confidence = models.CharField(
        _("how sure it is"), max_length=10, choices=Confidence, default=Confidence.KNOWN
    )
    period = models.CharField(_("time that it is about"), max_length=60, blank=True)
    as_of = models.DateField(_("day on which it was so"), null=True, blank=True)
    source = models.ForeignKey(
        DataSource,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("source"),
    )
    source_words = models.CharField(_("source in words"), max_length=300, blank=True)
    # The figures: what they tell, their unit, and a value for each label (a year, or a group).
    figure = models.CharField(_("what the figures tell"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    labels = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name=_("labels")
    )
    values = ArrayField(
        models.DecimalField(max_digits=20, decimal_places=6),
        default=list,
        blank=True,
        verbose_name=_("figures"),
    )
    # Not known yet: who finds out, and by when.
    promised_by = models.CharField(_("who finds out"), max_length=120, blank=True)
    promised_on = models.DateField(_("by which day"), null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=WORDS, promised_by="", promised_on=None)
                | Q(title="", promised_by__regex=WORDS, promised_on__isnull=False),
                name="plans_a_finding_is_known_or_promised",
                violation_error_message=_(
                    "Write what is known, or who finds out and by when: one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=Q(values__len=0) | Q(source__isnull=False) | Q(source_words__regex=WORDS),
                name="plans_a_figure_has_a_source",
                violation_error_message=_("Say where the figures come from."),
            ),
            models.CheckConstraint(
                condition=Q(values__len=F("labels__len")),
                name="plans_each_figure_has_its_label",
                violation_error_message=_("Give a year or a name to each figure."),
            ),
            models.CheckConstraint(
                condition=Q(values__len=0) | Q(figure__regex=WORDS, title__regex=WORDS),
                name="plans_figures_say_what_they_tell",
                violation_error_message=_("Say what the figures tell."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.promised_by

    def clean(self) -> None:
        """Refuse two figures under one label, which SQL cannot see inside a list."""
        if len(set(self.labels)) < len(self.labels):
            raise ValidationError({"labels": _("Each label is there once.")}, code="twice")
