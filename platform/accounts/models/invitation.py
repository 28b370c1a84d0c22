"""Invitations by e-mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.clock import today


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Invitations that can still be accepted: not those to a role whose last day is over."""
        return self.filter(
            Q(role_until=None) | Q(role_until__gte=today()),
            accepted_at=None,
            revoked_at=None,
            expires_at__gt=timezone.now(),
        )


class Invitation(models.Model):
    """A promise of one role in one place, to one e-mail address, for seven days. Only the token's hash is kept."""

    email = models.EmailField(_("e-mail address"))
    place = models.CharField(
        _("place"), max_length=20
    )  # a workspace's schema (m049), or an authority's key (edc-01)
    role = models.CharField(_("role"), max_length=20)
    role_until = models.DateField(_("last day of the role"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, default="fi")
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="an_accepted_invitation_is_not_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["email", "place"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_per_address_and_place",
                violation_error_message=_("This address has an open invitation already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.place}"

    @property
    def is_open(self) -> bool:
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and self.expires_at > timezone.now()
            and (self.role_until is None or self.role_until >= today())
        )
