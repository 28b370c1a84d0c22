"""Who took over from whom, and on which day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from register.models.authority import Authority
from register.models.municipality import Municipality


class AuthoritySuccession(models.Model):
    """An authority took over another's work, for at least one municipality."""

    predecessor = models.ForeignKey(
        Authority,
        models.PROTECT,
        related_name="handed_on",
        verbose_name=_("predecessor"),
    )
    successor = models.ForeignKey(
        Authority,
        models.PROTECT,
        related_name="taken_over",
        verbose_name=_("successor"),
    )
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("succession of an authority")
        verbose_name_plural = _("successions of authorities")
        ordering = ["successor", "predecessor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="authority_is_succeeded_once",
                violation_error_message=_("This succession is already there."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="authority_does_not_succeed_itself",
                violation_error_message=_("Nobody succeeds themselves."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class MunicipalitySuccession(models.Model):
    """A municipality was merged into another; the last day of the old one is the day before."""

    predecessor = models.OneToOneField(
        Municipality,
        models.PROTECT,
        related_name="merger",
        verbose_name=_("predecessor"),
    )
    successor = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="mergers",
        verbose_name=_("successor"),
    )
    on = models.DateField(_("day"))
    source = models.CharField(_("source"), max_length=40)

    class Meta:
        verbose_name = _("merger of municipalities")
        verbose_name_plural = _("mergers of municipalities")
        ordering = ["on", "predecessor"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="municipality_does_not_succeed_itself",
                violation_error_message=_("Nobody succeeds themselves."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
