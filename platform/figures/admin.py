"""The figures in the administration, to look at: they come from their publishers."""

from django.contrib import admin

from catalogue.admin import LookAt
from figures.models import (
    DefinitionVersion,
    EarlierObservation,
    ImportRun,
    Observation,
    Recipe,
    Source,
)


@admin.register(Source)
class SourceAdmin(LookAt):
    list_display = ("key", "table", "data_source", "connector", "cadence", "hidden_below", "rank")
    list_filter = ("connector", "cadence")
    list_select_related = ("data_source",)


@admin.register(DefinitionVersion)
class DefinitionVersionAdmin(LookAt):
    list_display = ("key", "definition", "number", "factor", "valid_from")
    list_select_related = ("definition",)


@admin.register(Recipe)
class RecipeAdmin(LookAt):
    list_display = ("key", "source", "version")
    list_filter = ("source",)


@admin.register(ImportRun)
class ImportRunAdmin(LookAt):
    list_display = (
        "source",
        "state",
        "started_at",
        "ended_at",
        "read",
        "added",
        "corrected",
        "error_code",
    )
    list_filter = ("state", "source")


@admin.register(Observation)
class ObservationAdmin(LookAt):
    list_display = ("version", "level", "area", "period", "value", "status", "run")
    list_filter = ("version", "level", "status")
    list_select_related = ("run",)
    search_fields = ("area", "period")
    show_full_result_count = False


@admin.register(EarlierObservation)
class EarlierObservationAdmin(LookAt):
    list_display = ("version", "area", "period", "value", "status", "replaced_by", "replaced_at")
    list_filter = ("version",)
    list_select_related = ("replaced_by",)
