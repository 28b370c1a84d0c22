"""Questions of municipalities, what the authority answered, and what of it all may read."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from catalogue.models import Theme
from register.models import Authority, Municipality


class About(models.TextChoices):
    """What kind of place of the checklist a question begins from."""

    NOTHING = "", _("No place of the checklist")
    STEP = "step", _("Step")
    ITEM = "item", _("Item of the checklist")
    ELEMENT = "element", _("Required content")
    REMARK = "remark", _("Feedback on a report")


class AdviceThread(models.Model):
    """A question with all that was said on it, as it was opened; never changed. Where it stands, its last entry tells.

    (municipality, sender_place) says whose it is; the authority is whoever was competent on that day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    sender_place = models.CharField(max_length=10)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    # A theme of integration; without one the question is about planning itself.
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", null=True, blank=True)
    about_kind = models.CharField(max_length=10, choices=About, blank=True)
    about_key = models.CharField(max_length=80, blank=True)
    about_name = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, default="fi")
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="a_question_has_a_title"),
        ]
        indexes = [
            models.Index(fields=["municipality", "-opened_at"], name="advice_by_municipality"),
            models.Index(fields=["authority", "-opened_at"], name="advice_by_authority"),
        ]

    def __str__(self) -> str:
        return self.title


class EntryKind(models.TextChoices):
    """What can happen in a thread; each leaves it in a state."""

    QUESTION = "question", _("Open")
    ANSWER = "answer", _("Answered")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class AdviceEntry(models.Model):
    """One message or step of a thread, never changed; with an authority it is the authority's, else the municipality's.

    The database sees to it that neither writes as the other (`migrations/_advice.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    thread = models.ForeignKey(AdviceThread, models.PROTECT, related_name="entries")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=EntryKind)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", null=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["thread", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "number"], name="a_thread_has_one_entry_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind="closed") | ~Q(text=""), name="a_message_says_something"
            ),
            models.CheckConstraint(
                condition=~Q(kind="answer") | Q(authority__isnull=False),
                name="an_answer_is_the_authoritys",
            ),
            models.CheckConstraint(
                condition=~Q(kind="question") | Q(authority=None),
                name="a_question_is_the_municipalitys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.number}"


class PublishedAnswer(models.Model):
    """A question and its answer for everybody to read: in words of their own, with no name of a person or municipality.

    Who published it is in the trail alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    thread = models.OneToOneField(AdviceThread, models.PROTECT, related_name="published")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", null=True, blank=True)
    title = models.CharField(max_length=200)
    question = models.TextField()
    answer = models.TextField()
    language = models.CharField(max_length=2, default="fi")
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(question="") & ~Q(answer=""),
                name="what_is_published_asks_and_answers",
            ),
        ]

    def __str__(self) -> str:
        return self.title
