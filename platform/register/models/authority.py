"""The regional state authorities."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.names import Named, in_language
from register.models.dated import Dated, DatedQuerySet, dates_in_order

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from register.models.succession import AuthoritySuccession


class AuthorityKind(models.TextChoices):
    """ELY Centres (Act 897/2009) to 2025, Economic Development Centres (Act 531/2025) from 2026.

    National authorities monitor the whole country (Act 681/2023, sections 51 and 56): they are competent for no municipality.
    """

    ELY_CENTRE = "ely_centre", _("ELY Centre")
    ECONOMIC_DEVELOPMENT_CENTRE = (
        "economic_development_centre",
        _("Economic Development Centre"),
    )
    NATIONAL_AUTHORITY = "national_authority", _("National authority")


class AuthorityQuerySet(DatedQuerySet["Authority"]):
    """Authorities, on a day."""

    def regional(self) -> "AuthorityQuerySet":
        """Those that have a part of the country: all but the national ones."""
        return self.exclude(kind=AuthorityKind.NATIONAL_AUTHORITY)


class Authority(Named, Dated):
    """A state authority, of a region or of the country, under the name it has while the row holds.

    A new name is a new row that succeeds the old one: whoever asks for the authority on a day gets
    it by its name of that day.
    """

    key = models.CharField(_("key"), max_length=20, primary_key=True)
    kind = models.CharField(_("kind"), max_length=40, choices=AuthorityKind)
    code = models.CharField(_("code"), max_length=2)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    district_fi = models.CharField(_("district in Finnish"), max_length=120)
    district_sv = models.CharField(_("district in Swedish"), max_length=120)
    district_en = models.CharField(_("district in English"), max_length=120)
    offices = models.CharField(
        _("offices"),
        max_length=200,
        blank=True,
        help_text=_("The main office first, separated by commas."),
    )

    objects = AuthorityQuerySet.as_manager()

    if TYPE_CHECKING:
        taken_over: RelatedManager[AuthoritySuccession]
        handed_on: RelatedManager[AuthoritySuccession]

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["kind", "code", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "valid_from"],
                name="authority_is_there_once",
                violation_error_message=_("This authority is already there from that day."),
            ),
            models.CheckConstraint(
                condition=models.Q(key__regex=r"^[a-z]+-[a-z0-9]+$"),
                name="authority_key_fits_an_address",
                violation_error_message=_("A key is made of small letters, a hyphen and digits."),
            ),
            dates_in_order("authority_dates_in_order"),
        ]

    @property
    def is_national(self) -> bool:
        """Whether it monitors the whole country, and answers no reports."""
        return self.kind == AuthorityKind.NATIONAL_AUTHORITY

    @property
    def district(self) -> str:
        """The name of its part of the country, in the active language."""
        return in_language(self, "district")
