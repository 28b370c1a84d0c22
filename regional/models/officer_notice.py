"""What officers were told of by e-mail."""

from django.db import models
from django.utils import timezone
from uuid_utils.compat import uuid7


class OfficerNotice(models.Model):
    """One officer was told of one thing: nobody is told of the same thing twice, whatever the outages."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user_id = models.BigIntegerField()
    event = models.CharField(
        max_length=80
    )  # "advice:<entry>", "report:<coverage>", "reply:<reply>"
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "event"], name="an_officer_is_told_of_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.event}"
