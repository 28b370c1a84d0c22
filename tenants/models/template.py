"""What a workspace's schema is made of."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SchemaTemplate(models.Model):
    """The statements that make a workspace's tables, as rendered from the migrated template schema; one current row."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    statements = models.TextField()
    append_only = ArrayField(
        models.CharField(max_length=63)
    )  # tables that a workspace adds to, but never changes
    rendered_at = models.DateTimeField(auto_now=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="one_template_is_current",
            )
        ]

    def __str__(self) -> str:
        return self.fingerprint[:12]
