"""What everybody may know of reporting."""

from django.db import models
from django.db.models import Q


class Publication(models.Model):
    """How reporting stood at the end of a day, as it was published: added to and never changed, so that links keep their worth.

    The document has the municipalities' states, and how many plans serve each goal and theme; no text and no person.
    """

    on = models.DateField(primary_key=True)
    published_at = models.DateTimeField()
    document = models.JSONField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(content_hash__regex="^[0-9a-f]{64}$"),
                name="a_publication_has_its_hash",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
