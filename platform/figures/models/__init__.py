"""Official figures: where they come from, each time they were fetched, and what they say."""

from figures.models.definition_version import DefinitionVersion
from figures.models.import_run import ImportRun, RunState
from figures.models.observation import (
    AreaLevel,
    EarlierObservation,
    Incoming,
    Observation,
    Reading,
    Status,
)
from figures.models.recipe import Recipe
from figures.models.source import Cadence, Connector, Source

__all__ = [
    "AreaLevel",
    "Cadence",
    "Connector",
    "DefinitionVersion",
    "EarlierObservation",
    "ImportRun",
    "Incoming",
    "Observation",
    "Reading",
    "Recipe",
    "RunState",
    "Source",
    "Status",
]
