"""What was received: kept for good, each row sealed with the hash of the one before."""

from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from register.models import Authority, Competence, Municipality


class ReceivedReport(models.Model):
    """A report as it arrived. The database refuses to change or delete it (`migrations/_guards.py`).

    (competence, municipality, authority) is one key into the register: to whom a report goes is not the sender's to choose.
    `sequence`, `previous_hash` and `chain_hash` are made by the database, one chain for each sender. No person's name is in
    the document or in the chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sender_place = models.CharField(max_length=10)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    competence = models.ForeignKey(Competence, models.PROTECT, related_name="+")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    revision = models.PositiveSmallIntegerField(default=1)
    covers_from = models.DateField()
    covers_to = models.DateField()
    document = models.JSONField()
    document_version = models.PositiveSmallIntegerField()
    content_hash = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    chain_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["-received_at", "-sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["sender_place", "sequence"], name="a_chain_has_each_number_once"
            ),
            models.UniqueConstraint(
                fields=["sender_place", "idempotency_key"], name="a_key_is_used_once_by_a_sender"
            ),
            models.UniqueConstraint(
                fields=["reference", "revision"], name="a_revision_is_received_once"
            ),
            models.CheckConstraint(
                condition=Q(covers_from__lte=F("covers_to")), name="a_reports_period_is_in_order"
            ),
            models.CheckConstraint(
                condition=Q(content_hash__regex="^[0-9a-f]{64}$"), name="a_content_hash_is_sha_256"
            ),
            models.CheckConstraint(
                condition=Q(revision__gte=1), name="revisions_are_counted_from_one"
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "-received_at"], name="report_by_authority"),
            models.Index(fields=["municipality", "-received_at"], name="report_by_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} / {self.revision}"


class SentBy(models.Model):
    """The person who sent a report: beside the chain, so that a name can be erased without breaking it."""

    report = models.OneToOneField(
        ReceivedReport, models.CASCADE, primary_key=True, related_name="sent_by"
    )
    person_id = models.BigIntegerField(null=True)
    person_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.person_name
