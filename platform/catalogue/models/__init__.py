"""What both sides speak in: rules, goals, themes, groups, indicators and sources."""

from catalogue.models.advisory_board import AdvisoryBoard
from catalogue.models.communication import Audience, Topic
from catalogue.models.content_language import ContentLanguage
from catalogue.models.council_term import CouncilTerm
from catalogue.models.data_source import DataSource, SourceKind
from catalogue.models.element import Element
from catalogue.models.force import Force
from catalogue.models.framework import Framework, FrameworkLevel
from catalogue.models.framework_goal import FrameworkGoal, GoalKind
from catalogue.models.indicator_definition import DefinitionKind, Direction, IndicatorDefinition
from catalogue.models.lead_time import LeadTime
from catalogue.models.length_budget import LengthBudget
from catalogue.models.obstacle import Obstacle
from catalogue.models.official_theme import OfficialTheme
from catalogue.models.organisation_kind import OrganisationFamily, OrganisationKind
from catalogue.models.reason_code import ReasonCode
from catalogue.models.reminder_step import Reach, ReminderStep
from catalogue.models.report_chapter import ReportChapter
from catalogue.models.risk_sign import RiskSign
from catalogue.models.rule_set import Clock, DecisionLevel, RuleSet
from catalogue.models.step import Step
from catalogue.models.step_item import StepItem
from catalogue.models.suggested_kind import SuggestedKind
from catalogue.models.target_group import TargetGroup
from catalogue.models.theme import Theme

__all__ = [
    "AdvisoryBoard",
    "Audience",
    "Clock",
    "ContentLanguage",
    "CouncilTerm",
    "DataSource",
    "DecisionLevel",
    "DefinitionKind",
    "Direction",
    "Element",
    "Force",
    "Framework",
    "FrameworkGoal",
    "FrameworkLevel",
    "GoalKind",
    "IndicatorDefinition",
    "LeadTime",
    "LengthBudget",
    "Obstacle",
    "OfficialTheme",
    "OrganisationFamily",
    "OrganisationKind",
    "Reach",
    "ReasonCode",
    "ReminderStep",
    "ReportChapter",
    "RiskSign",
    "RuleSet",
    "SourceKind",
    "Step",
    "StepItem",
    "SuggestedKind",
    "TargetGroup",
    "Theme",
    "Topic",
]
