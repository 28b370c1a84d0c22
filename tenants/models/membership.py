"""Who may enter where, and as what."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import today
from register.models import Authority
from tenants.models.workspace import Workspace


class Role(models.TextChoices):
    """What a person is in a workspace."""

    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "editor", _("editor")
    CONTRIBUTOR = "contributor", _("contributor")
    APPROVER = "approver", _("approver")
    READER = "reader", _("reader")


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # shared by two models
    def valid(self, on: date | None = None) -> "DatedQuerySet":
        """Those that hold on the day."""
        day = on or today()
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day)))


class Membership(models.Model):
    """What a person may do in one workspace, from a day, and until a day if one is set."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    valid_from = models.DateField(_("from"), default=today)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["workspace", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "workspace"],
                name="one_role_for_a_person_in_a_workspace",
                violation_error_message=_("This person has a role here already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="a_membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.workspace} ({self.get_role_display()})"


class Officer(models.Model):
    """What a person may do for one regional authority."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("officer")
        READER = "reader", _("reader")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offices"
    )
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    valid_from = models.DateField(_("from"), default=today)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering: ClassVar[list[str]] = ["authority", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "authority"],
                name="one_role_for_a_person_at_an_authority",
                violation_error_message=_("This person has a role here already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="an_office_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.authority} ({self.get_role_display()})"
