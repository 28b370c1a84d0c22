from django.db import models

from plans.models.plan import Plan
from tenants.rows import WorkspaceRow


class ValueUpload(WorkspaceRow):
    """What a person's spreadsheet said, kept until they have looked at it and confirmed it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="value_uploads")
    user_id = models.BigIntegerField()
    file_name = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)
    # Rows of [row of the sheet, indicator, year, value, note, version of the value that was there or 0],
    # and what is wrong as [cell, words].
    lines = models.JSONField(default=list)
    mistakes = models.JSONField(default=list)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.file_name
