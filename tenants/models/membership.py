"""Who may enter where, and as what."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.clock import today
from register.models import Authority
from tenants.models.workspace import Workspace

if TYPE_CHECKING:
    from accounts.models import User


class Role(models.TextChoices):
    """What a person is in a workspace."""

    COORDINATOR = "coordinator", _("coordinator")
    EDITOR = "editor", _("editor")
    CONTRIBUTOR = "contributor", _("contributor")
    APPROVER = "approver", _("approver")
    READER = "reader", _("reader")


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]  # shared by two models
    def valid(self, on: date | None = None) -> "DatedQuerySet":
        """Those that hold on the day; whatever was ended holds no more from the moment of its end."""
        day = on or today()
        return self.filter(
            Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day)),
            Q(ended_at=None) | Q(ended_at__date__gt=day),
        )


class DatedRole(models.Model):
    """A person's role from a day on, until a day if one is set, or until somebody ends it."""

    user: "models.ForeignKey[User, User]"
    valid_from = models.DateField(_("from"), default=today)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("A role cannot end before it begins."),
            ),
        ]


class Membership(DatedRole):
    """What a person may do in one workspace."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role)

    class Meta(DatedRole.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar[list[str]] = ["workspace", "user"]
        constraints = [
            *DatedRole.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "workspace"],
                name="one_role_for_a_person_in_a_workspace",
                violation_error_message=_("This person has a role here already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.workspace} ({self.get_role_display()})"


class Officer(DatedRole):
    """What a person may do for one regional authority."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("officer")
        READER = "reader", _("reader")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offices"
    )
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)

    class Meta(DatedRole.Meta):
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering: ClassVar[list[str]] = ["authority", "user"]
        constraints = [
            *DatedRole.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "authority"],
                name="one_role_for_a_person_at_an_authority",
                violation_error_message=_("This person has a role here already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.authority} ({self.get_role_display()})"
