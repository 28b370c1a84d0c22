"""What officers look at again and again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from core.clock import today
from register.models import Authority


class ViewPage(models.TextChoices):
    """Which page a view is of."""

    OVERVIEW = "overview", _("Reporting")
    RISK = "risk", _("At risk")
    COVERAGE = "coverage", _("Goals, themes and groups")


class SavedView(models.Model):
    """A page of the overview with what was chosen on it; `query` is the address's. A shared one is the whole authority's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    page = models.CharField(_("page"), max_length=10, choices=ViewPage)
    query = models.CharField(max_length=500, blank=True)
    is_shared = models.BooleanField(_("shared within the authority"), default=False)
    made_on = models.DateField(default=today)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "owner", "name"], name="a_persons_view_has_a_name_of_its_own"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_saved_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Pace(models.TextChoices):
    """How often a letter comes."""

    WEEKLY = "weekly", _("weekly")
    MONTHLY = "monthly", _("monthly")


class Subscription(models.Model):
    """A person's wish to be told by e-mail what has changed in a view; `told` is what the last letter knew."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="subscriptions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pace = models.CharField(_("how often"), max_length=8, choices=Pace)
    told = models.JSONField(default=dict)
    told_on = models.DateField(default=today)

    class Meta:
        ordering = ["view", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["view", "person"], name="a_person_subscribes_to_a_view_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.view_id} {self.person_id}"


class Digest(models.Model):
    """A period of a subscription that has been seen to: with a letter, or with nothing to tell."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="digests")
    period = models.CharField(max_length=8)  # 2026-W19, or 2026-05
    changes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["subscription", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "period"], name="a_period_is_told_of_once"
            )
        ]

    def __str__(self) -> str:
        return self.period
