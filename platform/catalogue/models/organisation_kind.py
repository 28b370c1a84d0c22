from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import NamedRow


class OrganisationFamily(models.TextChoices):
    """Where a body stands, as the checklist's invitations go."""

    MUNICIPAL = "municipal", _("bodies of the municipality")
    AUTHORITY = "authority", _("authorities")
    COMMUNITY = "community", _("organisations, educational institutions and companies")
    RESIDENTS = "residents", _("residents")


class OrganisationKind(NamedRow):
    """A kind of body that answers for measures or sits in a cooperation group."""

    key = models.SlugField(_("key"), primary_key=True, max_length=40)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    family = models.CharField(_("family"), max_length=12, choices=OrganisationFamily)
    recommended = models.BooleanField(_("recommended in the cooperation group"), default=False)

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("kind of organisation")
        verbose_name_plural = _("kinds of organisation")
