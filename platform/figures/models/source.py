from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import DataSource


class Connector(models.TextChoices):
    """In which way a table is read."""

    PXWEB = "pxweb", _("PxWeb interface")
    SOTKANET = "sotkanet", _("Sotkanet interface")
    FILE = "file", _("file")


class Cadence(models.TextChoices):
    """How often the publisher has something new."""

    MONTHLY = "monthly", _("every month")
    YEARLY = "yearly", _("every year")
    ONCE = "once", _("not regularly")


# Days after which figures are said to be old: the cadence, and some patience.
PATIENCE = {Cadence.MONTHLY: 62, Cadence.YEARLY: 460, Cadence.ONCE: None}


class Source(models.Model):
    """A table from which figures are fetched for all municipalities at once.

    The address is no field: `service` names one of settings.FIGURE_SERVICES, so that nobody can point the service elsewhere.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    data_source = models.ForeignKey(
        DataSource, models.PROTECT, related_name="+", verbose_name=_("data source")
    )
    connector = models.CharField(_("way of reading"), max_length=10, choices=Connector)
    service = models.SlugField(_("service"), max_length=40, blank=True)
    # The folders after the language, as "StatFin/vaerak"; and the table's own id without ".px", or an indicator's title.
    folder = models.CharField(_("folder"), max_length=100, blank=True)
    table = models.CharField(_("table"), max_length=200)
    cadence = models.CharField(_("cadence"), max_length=10, choices=Cadence)
    # Counts from one to this less one are hidden; 0 where the publisher has protected the figures already.
    hidden_below = models.PositiveSmallIntegerField(_("counts are hidden below"), default=5)
    # A value gives way to one of a source of the same or a higher rank: what ships with the program yields to all.
    rank = models.PositiveSmallIntegerField(_("rank"), default=2)

    class Meta:
        ordering = ["position"]
        verbose_name = _("source of figures")
        verbose_name_plural = _("sources of figures")
        constraints = [
            models.CheckConstraint(
                condition=Q(connector=Connector.FILE) ^ ~Q(service=""),
                name="figures_a_source_has_a_service_or_is_a_file",
                violation_error_message=_("A table of an interface names its service."),
            ),
        ]

    def __str__(self) -> str:
        return self.key
