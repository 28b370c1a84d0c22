from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.measure import Measure
from plans.models.objective import Objective
from plans.models.plan import Plan
from tenants.rows import Editable


class ProposalKind(models.TextChoices):
    """What somebody has brought: a thing to be done, or a remark."""

    PROPOSAL = "proposal", _("proposal")
    COMMENT = "comment", _("comment")


class ProposalState(models.TextChoices):
    """What became of it."""

    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    MERGED = "merged", _("merged into another")
    DECLINED = "declined", _("declined")


class Proposal(Editable):
    """What the cooperation group or a consultation proposes or says of the plan, and what became of it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="proposals")
    kind = models.CharField(
        _("kind"), max_length=10, choices=ProposalKind, default=ProposalKind.PROPOSAL
    )
    text = models.TextField(_("text"))
    from_whom = models.CharField(_("who says so"), max_length=200)
    said_on = models.DateField(_("day"))
    # Who wrote it down: they may mend it until it is answered.
    by_user_id = models.BigIntegerField(null=True, editable=False)
    objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("objective that it is about"),
    )
    measure = models.ForeignKey(
        Measure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("measure that it is about"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN
    )
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    led_to_objective = models.ForeignKey(
        Objective, models.SET_NULL, null=True, blank=True, related_name="came_of"
    )
    led_to_measure = models.ForeignKey(
        Measure, models.SET_NULL, null=True, blank=True, related_name="came_of"
    )

    class Meta:
        ordering = ["-said_on", "-id"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="plans_a_proposal_says_something",
                violation_error_message=_("Write what is proposed or said."),
            ),
            models.CheckConstraint(
                condition=Q(from_whom__regex=r"\S"),
                name="plans_a_proposal_comes_from_somebody",
                violation_error_message=_("Say who proposes or says so."),
            ),
            models.CheckConstraint(
                condition=Q(objective=None) | Q(measure=None),
                name="plans_a_proposal_is_about_one_thing",
                violation_error_message=_("Choose the objective or the measure, not both."),
            ),
            models.CheckConstraint(
                condition=Q(led_to_objective=None) | Q(led_to_measure=None),
                name="plans_a_proposal_leads_to_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED) | Q(answer__regex=r"\S"),
                name="plans_a_proposal_is_declined_for_a_reason",
                violation_error_message=_("Say why it is declined."),
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, answered_on=None)
                | (~Q(state=ProposalState.OPEN) & Q(answered_on__isnull=False)),
                name="plans_an_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.text.split())[:80]
