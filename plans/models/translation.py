from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.finding import Finding
from plans.models.indicator import Indicator
from plans.models.measure import Measure
from plans.models.objective import Objective
from plans.models.plan import Plan
from plans.models.section import Section
from tenants.rows import Editable

WORDS = r"\S"
# The kinds of row whose texts are translated; a translation that names none is of the plan itself.
SUBJECTS = ("section", "objective", "measure", "indicator", "finding")


def _is_about(subject: str | None) -> Q:
    """Name the subject, and no other."""
    return Q(**{f"{each}__isnull": each != subject for each in SUBJECTS})


class ContentTranslation(Editable):
    """A text of a plan in another language, with the hash of the source text that it was made of.

    It goes with its row: the database itself lets none be left without one.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="translations")
    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    finding = models.ForeignKey(
        Finding, models.CASCADE, null=True, blank=True, related_name="translations"
    )
    field = models.CharField(_("which text"), max_length=40)
    language = models.CharField(_("language"), max_length=12)
    text = models.TextField(_("translation"))
    # SHA-256 of the source text: when the source says something else, the translation is stale.
    source_hash = models.CharField(max_length=64, editable=False)
    is_checked = models.BooleanField(_("checked"), default=False)
    checked_by_id = models.BigIntegerField(null=True, editable=False)
    checked_by_name = models.CharField(max_length=120, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["language", "id"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=WORDS),
                name="plans_a_translation_says_something",
                violation_error_message=_("Write the translation."),
            ),
            models.CheckConstraint(
                condition=Q(is_checked=False, checked_at=None)
                | Q(is_checked=True, checked_at__isnull=False),
                name="plans_a_checked_translation_says_when",
            ),
            models.CheckConstraint(
                condition=_is_about(None)
                | _is_about("section")
                | _is_about("objective")
                | _is_about("measure")
                | _is_about("indicator")
                | _is_about("finding"),
                name="plans_a_translation_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["plan", "field", "language"],
                condition=_is_about(None),
                name="plans_a_text_of_a_plan_is_translated_once",
                violation_error_message=_("This text has a translation already."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[subject, "field", "language"],
                    name=f"plans_a_text_of_a_{subject}_is_translated_once",
                    violation_error_message=_("This text has a translation already."),
                )
                for subject in SUBJECTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text[:100]}"

    @property
    def kind(self) -> str:
        """The kind of row whose text it is: one of SUBJECTS, or the plan itself."""
        return next((each for each in SUBJECTS if getattr(self, f"{each}_id")), "plan")

    @property
    def row_id(self) -> UUID:
        """The key of the row whose text it is."""
        key: UUID = getattr(self, f"{self.kind}_id")
        return key
