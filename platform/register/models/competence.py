"""Which authority is competent for which municipality, in what, and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from register.models.area import Area
from register.models.authority import Authority
from register.models.dated import Dated, DatedQuerySet, dates_in_order
from register.models.municipality import Municipality


class Task(models.TextChoices):
    """What an authority is competent for."""

    INTEGRATION = "integration", _("Promotion of integration")


class CompetenceQuerySet(DatedQuerySet["Competence"]):
    """Competences, on a day and for a task."""

    def integration(self) -> "CompetenceQuerySet":
        """Competences to advise on integration and to monitor it (Act 681/2023, section 55)."""
        return self.filter(task=Task.INTEGRATION)


class Competence(Dated):
    """One authority is competent for a municipality's task at a time.

    Other tables point at (id, municipality, authority) together, so that what is sent under a
    competence cannot reach another authority. The database holds one more rule beside the
    constraints below: no two competences for a municipality's task share a day
    (competence_periods_do_not_overlap).
    """

    authority = models.ForeignKey(
        Authority,
        models.PROTECT,
        related_name="competences",
        verbose_name=_("authority"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="competences",
        verbose_name=_("municipality"),
    )
    task = models.CharField(_("task"), max_length=20, choices=Task)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        related_name="competences",
        null=True,
        blank=True,
        verbose_name=_("through which region"),
        help_text=_("The region through which the municipality came under the authority."),
    )

    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["municipality", "task", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["id", "municipality", "authority"],
                name="competence_joins_municipality_and_authority",
            ),
            models.UniqueConstraint(
                fields=["municipality", "task", "valid_from"],
                name="competence_begins_once",
                violation_error_message=_(
                    "An authority is already competent for this municipality from that day."
                ),
            ),
            models.UniqueConstraint(
                fields=["municipality", "task"],
                condition=Q(valid_to__isnull=True),
                name="competence_is_open_once",
                violation_error_message=_(
                    "An authority is already competent for this municipality."
                ),
            ),
            models.CheckConstraint(
                condition=Q(task__in=Task.values), name="competence_task_is_known"
            ),
            dates_in_order("competence_dates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} – {self.authority_id}"
