"""Keeping the catalogue as its files say."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from catalogue.files import DATA, links_of, rows_of
from catalogue.models import (
    AdvisoryBoard,
    Audience,
    ContentLanguage,
    CouncilTerm,
    DataSource,
    Element,
    Framework,
    FrameworkGoal,
    IndicatorDefinition,
    LeadTime,
    LengthBudget,
    Obstacle,
    OfficialTheme,
    OrganisationKind,
    ReasonCode,
    ReminderStep,
    ReportChapter,
    RiskSign,
    RuleSet,
    Step,
    StepItem,
    SuggestedKind,
    TargetGroup,
    Theme,
    Topic,
)
from core.loading import LoadReport, Table, TableReport, bring_up_to

# In the order in which they lean on each other.
TABLES = (
    Table(RuleSet, ("key",)),
    Table(Step, ("number",)),
    Table(StepItem, ("rule_set", "key")),
    Table(Element, ("rule_set", "code")),
    Table(Theme, ("key",)),
    Table(TargetGroup, ("key",)),
    Table(Framework, ("key",)),
    Table(FrameworkGoal, ("key",)),
    Table(DataSource, ("key",)),
    Table(SuggestedKind, ("number",)),
    Table(OfficialTheme, ("key",)),
    Table(IndicatorDefinition, ("key",)),
    Table(ReasonCode, ("key",)),
    Table(ReportChapter, ("rule_set", "code")),
    Table(Obstacle, ("key",)),
    Table(OrganisationKind, ("key",)),
    Table(LeadTime, ("key",)),
    Table(LengthBudget, ("key",)),
    Table(AdvisoryBoard, ("key",)),
    Table(Audience, ("key",)),
    Table(Topic, ("key",)),
    Table(ContentLanguage, ("code",)),
    Table(CouncilTerm, ("key",)),
    Table(ReminderStep, ("rule_set", "day")),
    Table(RiskSign, ("key",)),
)
THEMES_OF_INDICATORS = Table(
    IndicatorDefinition.themes.through, ("indicatordefinition", "theme"), loose=True
)


@transaction.atomic
def load_catalogue(folder: Path = DATA) -> LoadReport:
    """Bring the catalogue to what the files in the folder say, all of it or nothing.

    A row that no file knows is left alone: plans and reports may still speak of it.
    """
    return LoadReport(tuple(_load(folder)))


def _load(folder: Path) -> Iterator[TableReport]:
    _make_room_for_the_default(folder)
    for table in TABLES:
        yield bring_up_to(table, rows_of(table.model, folder))
    yield bring_up_to(THEMES_OF_INDICATORS, links_of(IndicatorDefinition, folder, name="themes"))


def _make_room_for_the_default(folder: Path) -> None:
    # PostgreSQL checks row by row that there is one default at most: the old one steps down first.
    chosen = [row.key for row in rows_of(RuleSet, folder) if row.is_default]
    RuleSet.objects.filter(is_default=True).exclude(key__in=chosen).update(is_default=False)
