"""A summary of what municipalities reported, for a discussion: the authority writes around it; it is frozen when issued."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from core.clock import now
from register.models import Area, Authority

LONGEST_TEXT = 20_000


class Pack(models.Model):
    """A summary and discussion pack of an authority's area, or of an employment area in it, on a day.

    Until it is issued, what it counts is counted anew each time it is opened. Then its `document` says all of it, with its
    hash and a number, and the database lets nothing change (`migrations/_packs.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("employment area"),
    )
    title = models.CharField(_("title"), max_length=200)
    on = models.DateField(_("on the day"))
    language = models.CharField(_("language"), max_length=2)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(default=now)
    begun_by_name = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by_name = models.CharField(max_length=120, blank=True)
    document = models.JSONField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        verbose_name = _("summary and discussion pack")
        verbose_name_plural = _("summary and discussion packs")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "number"], name="an_authority_numbers_its_packs"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_pack_has_a_title"),
            models.CheckConstraint(
                condition=Q(number=None, issued_at=None, document__isnull=True, content_hash="")
                | Q(
                    number__isnull=False,
                    issued_at__isnull=False,
                    document__isnull=False,
                    content_hash__regex="^[0-9a-f]{64}$",
                ),
                name="what_is_issued_has_a_number_and_a_hash",
            ),
        ]
        indexes = [models.Index(fields=["authority", "-begun_at"], name="pack_by_authority")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_issued(self) -> bool:
        return self.issued_at is not None


class PackText(models.Model):
    """What the authority writes itself at one place of a pack; each place has a version of its own."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="texts")
    place = models.CharField(max_length=20)
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=now)
    changed_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pack", "place"]
        verbose_name = _("text of a pack")
        verbose_name_plural = _("texts of a pack")
        constraints = [
            models.UniqueConstraint(fields=["pack", "place"], name="a_place_has_one_text")
        ]

    def __str__(self) -> str:
        return self.place
