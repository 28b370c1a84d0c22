from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage, NamedRow


class SourceKind(models.TextChoices):
    """How figures come from a source."""

    PXWEB = "pxweb", _("PxWeb interface")
    SOTKANET = "sotkanet", _("Sotkanet interface")
    FILE = "file", _("file or publication")
    OWN = "own", _("gathered by the municipality itself")


class DataSource(NamedRow):
    """Where a figure or a finding can be taken from."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind)
    publisher_fi = models.CharField(max_length=200)
    publisher_sv = models.CharField(max_length=200)
    publisher_en = models.CharField(max_length=200)
    address = models.URLField(_("address"), blank=True)
    licence = models.CharField(_("licence"), max_length=40, blank=True)
    note_fi = models.TextField()
    note_sv = models.TextField()
    note_en = models.TextField()

    publisher = InLanguage()
    note = InLanguage()

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("data source")
        verbose_name_plural = _("data sources")
