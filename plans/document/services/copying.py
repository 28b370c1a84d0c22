"""What a new plan takes over from an earlier one. A room whose rows are carried over adds a copier to the list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from accounts.models import User
from core.clock import today
from plans.models import (
    Citation,
    ContentTranslation,
    DocumentUse,
    GoalLink,
    Indicator,
    IntermediateTarget,
    Measure,
    MeasurePartner,
    MeasureStatus,
    MonitoringAgreement,
    Plan,
)
from tenants.rows import Editable, WorkspaceRow

Row = TypeVar("Row", bound=WorkspaceRow)
OWN = {"id", *(each.name for each in Editable._meta.fields)}
FINISHED = (MeasureStatus.DONE, MeasureStatus.STOPPED)


@dataclass(slots=True)
class Carry:
    """What goes from one plan to another, and which new row stands for which old one."""

    old: Plan
    new: Plan
    by: User
    with_finished: bool
    rows: dict[UUID, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows[self.old.pk] = self.new

    def take(
        self, rows: Iterable[Row], change: Callable[[Row, Row], None] = lambda _new, _old: None
    ) -> None:
        """Copy rows in one statement; what they belong to has been copied, or is shared by all plans."""
        made: list[Row] = []
        model: type[Row] | None = None
        for row in rows:
            model, new = type(row), copied(row)
            for column in _references(model):
                there = self.rows.get(getattr(row, column))
                if there is not None:
                    setattr(new, column, there.pk)
            if isinstance(new, Editable):
                new.changed_by_id, new.changed_by_name = self.by.pk, str(self.by)[:120]
            change(new, row)
            self.rows[row.pk] = new
            made.append(new)
        if model is not None:
            model._default_manager.bulk_create(made)


def copied(row: Row) -> Row:
    """Return a new row, not saved yet, that says the same."""
    columns = [each for each in row._meta.concrete_fields if each.name not in OWN]
    return type(row)(**{each.attname: getattr(row, each.attname) for each in columns})


def _references(model: type[models.Model]) -> list[str]:
    keys = [each for each in model._meta.concrete_fields if isinstance(each, models.ForeignKey)]
    return [each.attname for each in keys if issubclass(each.related_model, WorkspaceRow)]


def _texts(carry: Carry) -> None:
    carry.take(carry.old.sections.all())
    carry.take(carry.old.element_marks.all())
    carry.take(carry.old.places.all())


def _picture(carry: Carry) -> None:
    carry.take(carry.old.findings.all())
    carry.take(carry.old.services.all())
    carry.take(carry.old.arrivals.filter(year__gte=carry.new.first_year))


def _objectives(carry: Carry) -> None:
    carry.take(carry.old.objectives.all())
    carry.take(GoalLink.objects.filter(objective__plan=carry.old))
    carry.take(DocumentUse.objects.filter(objective__plan=carry.old))


def _measures(carry: Carry) -> None:
    measures = Measure.objects.filter(objective__plan=carry.old)
    if not carry.with_finished:
        measures = measures.exclude(status__in=FINISHED)
    carry.take(measures, _forget_what_was_done)
    kept = [key for key, row in carry.rows.items() if isinstance(row, Measure)]
    carry.take(MeasurePartner.objects.filter(measure__in=kept))
    carry.take(DocumentUse.objects.filter(measure__in=kept))


def _forget_what_was_done(new: Measure, _old: Measure) -> None:
    new.status_note = ""


def _indicators(carry: Carry) -> None:
    rows = Indicator.objects.filter(objective__plan=carry.old).prefetch_related("values")

    def begin_anew(new: Indicator, old: Indicator) -> None:
        values = list(old.values.all())
        if values:
            last = max(values, key=lambda each: each.year)
            new.baseline_year, new.baseline = last.year, last.value
        if new.target_year is not None and new.target_year < carry.new.first_year:
            new.target_year = new.target = None

    carry.take(rows, begin_anew)


def _following(carry: Carry) -> None:
    """Take the agreement on monitoring, what makes the plan be updated, and the targets still to come."""
    carry.take(MonitoringAgreement.objects.filter(plan=carry.old))
    carry.take(carry.old.triggers.all())
    targets = IntermediateTarget.objects.filter(indicator__objective__plan=carry.old)
    carry.take(targets.filter(year__gte=carry.new.first_year))


def _citations(carry: Carry) -> None:
    cited = Citation.objects.filter(finding__plan=carry.old)
    carry.take([each for each in cited if each.place in carry.rows])


def _translations(carry: Carry) -> None:
    """Take translations of texts that were copied; the mark of their source stays true."""
    subjects = ("section_id", "objective_id", "measure_id", "indicator_id", "finding_id")
    rows = ContentTranslation.objects.filter(plan=carry.old)
    about = [
        (row, next(filter(None, (getattr(row, each) for each in subjects)), None)) for row in rows
    ]
    carry.take(row for row, key in about if (key or carry.old.pk) in carry.rows)


def _group(carry: Carry) -> None:
    carry.take(each for each in carry.old.group.all() if each.sits(today()))


# In the order in which they lean on each other.
COPIERS: tuple[Callable[[Carry], None], ...] = (
    _texts,
    _picture,
    _objectives,
    _measures,
    _indicators,
    _following,
    _citations,
    _translations,
    _group,
)
