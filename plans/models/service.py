from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.body import Body
from plans.models.finding import WORDS, ArrivalReason
from plans.models.plan import Plan
from tenants.rows import Editable


class Coverage(models.TextChoices):
    """Whether those who need a service get it."""

    ENOUGH = "enough", _("those who need it get it")
    PARTLY = "partly", _("it reaches only some")
    MISSING = "missing", _("it is missing")


class Service(Editable):
    """A service of the service map: who provides it, to whom, and what is lacking."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="services")
    name = models.CharField(_("service"), max_length=200)
    provider = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("provider"),
    )
    provider_name = models.CharField(_("provider in words"), max_length=200, blank=True)
    # Keys of the catalogue's target groups, as in an objective.
    target_groups = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("target groups")
    )
    arrival_reasons = ArrayField(
        models.CharField(max_length=12, choices=ArrivalReason),
        default=list,
        blank=True,
        verbose_name=_("reasons of arrival"),
    )
    is_guidance = models.BooleanField(_("guidance or counselling"), default=False)
    reach = models.CharField(_("whom it reaches"), max_length=300, blank=True)
    coverage = models.CharField(
        _("do people get it"), max_length=8, choices=Coverage, default=Coverage.ENOUGH
    )
    gap = models.CharField(_("what is lacking"), max_length=300, blank=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=WORDS),
                name="plans_a_service_has_a_name",
                violation_error_message=_("Give the service a name."),
            ),
            models.CheckConstraint(
                condition=Q(provider=None) | Q(provider_name=""),
                name="plans_a_service_has_one_provider",
                violation_error_message=_(
                    "Choose the provider from the list or write a name, not both."
                ),
            ),
            models.CheckConstraint(
                condition=Q(coverage=Coverage.MISSING)
                | Q(provider__isnull=False)
                | Q(provider_name__regex=WORDS),
                name="plans_a_service_that_is_there_has_a_provider",
                violation_error_message=_("Say who provides the service, or that it is missing."),
            ),
            models.CheckConstraint(
                condition=Q(coverage=Coverage.ENOUGH) | Q(gap__regex=WORDS),
                name="plans_a_gap_is_worded",
                violation_error_message=_("Say what is lacking."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
