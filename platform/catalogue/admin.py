"""The catalogue in the administration: to look at, but for a region's or a place's own goals."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from catalogue.models import (
    AdvisoryBoard,
    Audience,
    ContentLanguage,
    CouncilTerm,
    DataSource,
    Element,
    Framework,
    FrameworkGoal,
    FrameworkLevel,
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

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline


class LookAt(ModelAdmin):
    """A table to look at: a change here would be undone by the next load of the files."""

    list_per_page = 50

    def has_add_permission(self, *_asked: object) -> bool:
        return False

    def has_change_permission(self, *_asked: object) -> bool:
        return False

    def has_delete_permission(self, *_asked: object) -> bool:
        return False


@admin.register(RuleSet)
class RuleSetAdmin(LookAt):
    list_display = ("key", "name", "force", "valid_from", "valid_to", "is_default", "retired")
    list_filter = ("force", "retired")


@admin.register(Step)
class StepAdmin(LookAt):
    list_display = ("number", "key", "name")


@admin.register(StepItem)
class StepItemAdmin(LookAt):
    list_display = ("rule_set", "key", "text", "force", "ref")
    list_filter = ("rule_set", "force")
    list_select_related = ("rule_set",)


@admin.register(Element)
class ElementAdmin(LookAt):
    list_display = ("rule_set", "code", "name", "force", "ref", "is_required")
    list_filter = ("rule_set", "force", "is_required")
    list_select_related = ("rule_set",)


@admin.register(ReportChapter)
class ReportChapterAdmin(LookAt):
    list_display = ("rule_set", "code", "name", "is_required")
    list_filter = ("rule_set",)
    list_select_related = ("rule_set",)


@admin.register(Theme, OfficialTheme, TargetGroup, ReasonCode, Obstacle, Audience, Topic)
class NamedAdmin(LookAt):
    list_display = ("key", "name_fi", "name_sv", "name_en")


@admin.register(ReminderStep)
class ReminderStepAdmin(LookAt):
    list_display = ("rule_set", "day", "reach", "on_worklist")
    list_filter = ("rule_set",)


@admin.register(LeadTime)
class LeadTimeAdmin(LookAt):
    list_display = ("key", "name_fi", "weeks_before", "step", "force", "valid_from", "valid_to")
    list_select_related = ("step",)


@admin.register(RiskSign)
class RiskSignAdmin(LookAt):
    list_display = ("key", "name_fi", "within_days", "silent_days", "valid_from", "valid_to")


@admin.register(LengthBudget)
class LengthBudgetAdmin(LookAt):
    list_display = ("key", "name_fi", "characters", "force", "valid_from", "valid_to")


@admin.register(AdvisoryBoard)
class AdvisoryBoardAdmin(LookAt):
    list_display = ("key", "name_fi", "name_sv", "regions", "valid_from", "valid_to")


@admin.register(CouncilTerm)
class CouncilTermAdmin(LookAt):
    """The terms of the councils."""

    list_display = ("name_fi", "valid_from", "valid_to")


@admin.register(ContentLanguage)
class ContentLanguageAdmin(LookAt):
    list_display = ("code", "own_name", "name_fi", "name_sv", "name_en", "right_to_left")


@admin.register(OrganisationKind)
class OrganisationKindAdmin(LookAt):
    list_display = ("key", "name_fi", "name_sv", "name_en", "family", "recommended")
    list_filter = ("family", "recommended")


@admin.register(SuggestedKind)
class SuggestedKindAdmin(LookAt):
    list_display = ("number", "name_fi", "name_sv", "name_en")


@admin.register(DataSource)
class DataSourceAdmin(LookAt):
    list_display = ("key", "name", "publisher", "kind", "licence")
    list_filter = ("kind",)


@admin.register(IndicatorDefinition)
class IndicatorDefinitionAdmin(LookAt):
    list_display = ("key", "name", "unit", "direction", "kind", "suggested_kind", "default_source")
    list_filter = ("kind", "direction", "themes")
    list_select_related = ("suggested_kind", "default_source")
    search_fields = ("key", "name_fi", "name_sv", "name_en")


class FrameworkGoalInline(TabularInline):
    model = FrameworkGoal
    fk_name = "framework"
    extra = 0
    fields = ("key", "number", "kind", "text_fi", "text_sv", "text_en", "position")

    def has_add_permission(self, _request: HttpRequest, obj: Framework | None = None) -> bool:
        return _is_their_own(obj)

    def has_change_permission(self, _request: HttpRequest, obj: Framework | None = None) -> bool:
        return _is_their_own(obj)

    def has_delete_permission(self, *_asked: object) -> bool:
        return False


@admin.register(Framework)
class FrameworkAdmin(ModelAdmin):
    """National frameworks come with the files; regional and local ones are entered here."""

    list_display = ("key", "name", "level", "owner", "valid_from", "valid_to")
    list_filter = ("level",)
    inlines = (FrameworkGoalInline,)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_change_permission(self, request: HttpRequest, obj: Framework | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_their_own(obj)

    def has_delete_permission(self, *_asked: object) -> bool:
        # Objectives in the workspaces may point at it; it ends by its last day of validity.
        return False

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "level":
            kwargs["choices"] = [
                choice for choice in FrameworkLevel.choices if choice[0] != FrameworkLevel.NATIONAL
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


def _is_their_own(framework: Framework | None) -> bool:
    return framework is None or framework.level != FrameworkLevel.NATIONAL
