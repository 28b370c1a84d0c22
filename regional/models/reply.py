"""The municipality's right of reply to each remark, and the authority's last word on it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from regional.models.remark import Remark
from register.models import Authority


class Stance(models.TextChoices):
    """What the municipality thinks of a remark."""

    AGREE = "agree", _("We agree")
    DISAGREE = "disagree", _("We disagree")


class Reply(models.Model):
    """One reply, never changed; the latest one counts. The database takes none once the remark is closed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    remark = models.ForeignKey(Remark, models.PROTECT, related_name="replies")
    stance = models.CharField(max_length=8, choices=Stance)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    sender_place = models.CharField(max_length=10)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stance="disagree") | ~Q(text=""),
                name="who_disagrees_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.remark_id} {self.stance}"


class Closing(models.Model):
    """The authority closed a remark, with words or without; never changed."""

    remark = models.OneToOneField(Remark, models.PROTECT, primary_key=True, related_name="closing")
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return str(self.remark_id)
