from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.models.measure import Measure
from plans.models.objective import Objective, Relation
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from tenants.rows import Editable


class DocumentKind(models.TextChoices):
    """The documents in which a municipality takes integration into account.

    Source: Act on the Promotion of Immigrant Integration (681/2023), section 45.
    """

    STRATEGY = "strategy", _("municipal strategy")
    BUDGET = "budget", _("budget and financial plan")
    WELLBEING = "wellbeing", _("wellbeing report and plan")
    EMPLOYMENT = "employment", _("plan for employment services")
    EQUALITY = "equality", _("equality and non-discrimination plan")
    OTHER = "other", _("other document")


class LocalDocument(Editable):
    """A document of the municipality itself that the plan carries forward, or in which the plan is used."""

    kind = models.CharField(_("kind of document"), max_length=12, choices=DocumentKind)
    name = models.CharField(_("name"), max_length=200)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    owner = models.CharField(_("who answers for it"), max_length=200, blank=True)
    link = models.URLField(_("address of it"), max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]
        verbose_name = _("document of the municipality")
        verbose_name_plural = _("documents of the municipality")
        constraints = [
            models.CheckConstraint(
                condition=Q(name__regex=r"\S"),
                name="plans_a_document_has_a_name",
                violation_error_message=_("Give the document a name."),
            ),
            models.CheckConstraint(
                condition=(Q(first_year=None) | Q(first_year__range=(FIRST_YEAR, LAST_YEAR)))
                & (Q(last_year=None) | Q(last_year__range=(FIRST_YEAR, LAST_YEAR))),
                name="plans_a_document_is_of_our_time",
                violation_error_message=_("The years must lie between 2010 and 2060."),
            ),
            models.CheckConstraint(
                condition=Q(first_year=None)
                | Q(last_year=None)
                | Q(last_year__gte=F("first_year")),
                name="plans_a_document_ends_after_it_begins",
                violation_error_message=_("The last year cannot be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> str:
        """The years, as 2027–2030; 2027– where the last is not known."""
        first, last = self.first_year or "", self.last_year or ""
        return f"{first}–{last}" if first != last and (first or last) else f"{first}"


class UseState(models.TextChoices):
    """Whether the other document has taken something up."""

    PROPOSED = "proposed", _("proposed")
    ADOPTED = "adopted", _("adopted")


class DocumentUse(Editable):
    """An objective carries a document forward, or a measure is used in one: where in it, and whether it was adopted."""

    document = models.ForeignKey(
        LocalDocument, models.PROTECT, related_name="uses", verbose_name=_("document")
    )
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="document_uses"
    )
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="document_uses"
    )
    chapter = models.CharField(_("chapter or section"), max_length=100, blank=True)
    relation = models.CharField(
        _("relation"), max_length=10, choices=Relation, default=Relation.SUPPORTS
    )
    state = models.CharField(
        _("has it been adopted"), max_length=10, choices=UseState, default=UseState.PROPOSED
    )

    class Meta:
        ordering = ["document__kind", "document__name", "id"]
        verbose_name = _("use of a document")
        verbose_name_plural = _("uses of documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(objective__isnull=False, measure=None)
                | Q(objective=None, measure__isnull=False),
                name="plans_a_use_is_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name, "document", "chapter"],
                    name=f"plans_a_{name}_is_in_a_chapter_once",
                    violation_error_message=_("This chapter of the document is named already."),
                )
                for name in ("objective", "measure")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.chapter}".strip()
