"""Keeping the catalogue as its files say."""

from collections.abc import Iterator
from pathlib import Path

from django.db import models, transaction

from catalogue.contracts import LoadReport
from catalogue.files import DATA, columns_of, links_of
from catalogue.models import (
    DataSource,
    Element,
    Framework,
    FrameworkGoal,
    IndicatorDefinition,
    OrganisationKind,
    ReasonCode,
    RuleSet,
    Step,
    StepItem,
    SuggestedKind,
    TargetGroup,
    Theme,
)
from core.loading import Changes, sync_rows

# In the order in which they lean on each other.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    RuleSet: ("key",),
    Step: ("number",),
    StepItem: ("rule_set_id", "key"),
    Element: ("rule_set_id", "code"),
    Theme: ("key",),
    TargetGroup: ("key",),
    Framework: ("key",),
    FrameworkGoal: ("key",),
    DataSource: ("key",),
    SuggestedKind: ("number",),
    IndicatorDefinition: ("key",),
    ReasonCode: ("key",),
    OrganisationKind: ("key",),
}


@transaction.atomic
def load_catalogue(folder: Path = DATA) -> LoadReport:
    """Bring the catalogue to what the files in the folder say, all of it or nothing.

    A row that no file knows is left alone: plans and reports may still speak of it.
    """
    return LoadReport(tuple(_load(folder)))


def _load(folder: Path) -> Iterator[Changes]:
    _make_room_for_the_default(folder)
    for model, key_fields in KEYS.items():
        yield sync_rows(model, columns_of(model, folder), key_fields=key_fields)
    themes = IndicatorDefinition.themes.through
    ends = ("indicatordefinition_id", "theme_id")
    links = links_of(IndicatorDefinition, folder, name="themes")
    yield sync_rows(themes, links, key_fields=ends, remove_others=True)


def _make_room_for_the_default(folder: Path) -> None:
    # PostgreSQL checks row by row that there is one default at most: the old one steps down first.
    chosen = [row["key"] for row in columns_of(RuleSet, folder) if row["is_default"]]
    RuleSet.objects.filter(is_default=True).exclude(key__in=chosen).update(is_default=False)
