"""What figures are counted from."""

from django.db import models

from regional.models.received_report import ReceivedReport


class ReportFact(models.Model):
    """The countable side of a document; made when it is received, and made again from it at any time."""

    report = models.OneToOneField(
        ReceivedReport, models.CASCADE, primary_key=True, related_name="fact"
    )
    elements_required = models.PositiveSmallIntegerField()
    elements_met = models.PositiveSmallIntegerField()
    indicators = models.PositiveSmallIntegerField()
    indicators_answered = models.PositiveSmallIntegerField()
    objectives = models.PositiveSmallIntegerField()
    measures = models.PositiveSmallIntegerField()
    is_complete = models.BooleanField()

    def __str__(self) -> str:
        return str(self.report_id)
