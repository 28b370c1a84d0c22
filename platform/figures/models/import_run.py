from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.clock import now
from figures.models.source import Source

# Whoever has not given a sign for so long is dead: a killed worker says nothing.
SILENCE = timedelta(minutes=10)


class RunState(models.TextChoices):
    """How a fetch of a table stands."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    UNCHANGED = "unchanged", _("Nothing new")
    FAILED = "failed", _("Failed")


class ImportRun(models.Model):
    """One fetch of a table: what the publisher said of it, how far it came, and what it changed."""

    source = models.ForeignKey(
        Source, models.PROTECT, related_name="runs", verbose_name=_("source of figures")
    )
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.RUNNING)
    started_at = models.DateTimeField(_("started"), default=now)
    sign_at = models.DateTimeField(_("last sign of life"), default=now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # What the publisher calls the state of its table, and a hash of that and of what is asked of it.
    published = models.CharField(_("updated by the publisher"), max_length=60, blank=True)
    stamp = models.CharField(max_length=64, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    # The day of the division into municipalities that the table follows.
    division_on = models.DateField(_("division into municipalities of"), null=True, blank=True)
    # The units of the values, as the publisher names them: when they change, nothing is taken in.
    units = models.JSONField(_("units"), default=dict, blank=True)
    parts = models.PositiveIntegerField(_("parts"), default=0)
    parts_done = models.PositiveIntegerField(_("parts fetched"), default=0)
    read = models.PositiveIntegerField(_("values read"), default=0)
    added = models.PositiveIntegerField(_("values added"), default=0)
    corrected = models.PositiveIntegerField(_("values corrected"), default=0)
    passed_over = models.PositiveIntegerField(_("areas passed over"), default=0)
    error_code = models.CharField(_("code of the error"), max_length=40, blank=True)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("fetch")
        verbose_name_plural = _("fetches")
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(state=RunState.RUNNING),
                name="figures_a_table_is_fetched_once_at_a_time",
                violation_error_message=_("This table is being fetched already."),
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.RUNNING) ^ Q(ended_at__isnull=False),
                name="figures_a_fetch_ends_when_it_is_over",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.FAILED) ^ Q(error=""),
                name="figures_a_failed_fetch_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def has_fallen_silent(self) -> bool:
        """Whether it says it runs, and whoever ran it must be dead."""
        return self.state == RunState.RUNNING and now() - self.sign_at > SILENCE
