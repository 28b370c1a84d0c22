from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from catalogue.models import RuleSet
from plans.models.body import Body
from tenants.rows import Editable

FIRST_YEAR, LAST_YEAR = 2010, 2060


class PlanForm(models.TextChoices):
    """Whether the plan stands alone."""

    SEPARATE = "separate", _("A document of its own")
    EMBEDDED = "embedded", _("Part of another document")


class PlanState(models.TextChoices):
    """How far the plan has come."""

    DRAFT = "draft", _("draft")
    STATEMENTS = "statements", _("out for statements")
    PROPOSED = "proposed", _("proposed for approval")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


# A plan that a body has approved, and that nothing has superseded.
IN_FORCE = (PlanState.APPROVED, PlanState.PUBLISHED)


class Plan(Editable):
    """A municipality's plan for promoting integration over a span of years.

    Source: Act on the Promotion of Immigrant Integration (681/2023), section 15.
    """

    title = models.CharField(_("title"), max_length=200)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    state = models.CharField(_("state"), max_length=12, choices=PlanState, default=PlanState.DRAFT)
    rule_set = models.ForeignKey(
        RuleSet,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("rule set"),
    )
    # The plan that this one was carried over from.
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", editable=False
    )
    language = models.CharField(_("language of the text"), max_length=5, default="fi")
    # Codes of the catalogue's languages of content in which the plan is told as well.
    languages = ArrayField(
        models.CharField(max_length=12),
        default=list,
        blank=True,
        verbose_name=_("other languages of the text"),
    )
    form = models.CharField(
        _("form of the plan"), max_length=10, choices=PlanForm, default=PlanForm.SEPARATE
    )
    host_document = models.CharField(_("the other document"), max_length=200, blank=True)
    host_owner = models.CharField(_("who answers for it"), max_length=200, blank=True)
    host_period = models.CharField(_("its period"), max_length=40, blank=True)
    host_chapter = models.CharField(_("chapter in it"), max_length=100, blank=True)
    host_link = models.URLField(_("address of it"), max_length=500, blank=True)
    coordinating_body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="coordinates",
        verbose_name=_("coordinating body"),
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact person"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    # Who answers when the contact person is away.
    deputy_name = models.CharField(_("deputy"), max_length=120, blank=True)
    deputy_email = models.EmailField(_("e-mail of the deputy"), blank=True)
    deputy_phone = models.CharField(_("telephone of the deputy"), max_length=40, blank=True)
    # As the municipality's register of matters writes it: the forms differ from one to the next.
    case_number = models.CharField(_("case number"), max_length=60, blank=True)

    class Meta:
        ordering = ["-first_year"]
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_a_plan_has_a_title",
                violation_error_message=_("Give the plan a title."),
            ),
            models.CheckConstraint(
                condition=Q(first_year__gte=FIRST_YEAR, last_year__lte=LAST_YEAR),
                name="plans_a_plan_is_of_our_time",
                violation_error_message=_("The years must lie between 2010 and 2060."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="plans_a_plan_ends_after_it_begins",
                violation_error_message=_("The last year cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(form=PlanForm.SEPARATE) | ~Q(host_document=""),
                name="plans_an_embedded_plan_names_its_document",
                violation_error_message=_("Name the document that the plan is a part of."),
            ),
            ExclusionConstraint(
                name="plans_one_plan_for_a_year",
                expressions=[
                    (
                        Func(F("first_year"), F("last_year"), Value("[]"), function="int4range"),
                        "&&",
                    )
                ],
                condition=~Q(state=PlanState.SUPERSEDED),
                violation_error_message=_("There is a plan for these years, or some of them."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> str:
        """The years, as 2027–2030."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def further_languages(self) -> list[str]:
        """The languages in which the plan is told besides the one it is written in."""
        return [code for code in self.languages if code != self.language]

    @property
    def full_title(self) -> str:
        """The title with the years, unless it names them itself."""
        return self.title if self.period in self.title else f"{self.title} {self.period}"
