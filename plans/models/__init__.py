"""What a municipality's plan consists of, one noun a file."""

from plans.models.absent_kind import AbsentKind
from plans.models.approval import Approval
from plans.models.arrivals import ExpectedArrivals
from plans.models.body import Body, BodyPerson
from plans.models.calendar_feed import CalendarFeed
from plans.models.citation import Citation
from plans.models.communication import CommunicationItem, CommunicationStatus
from plans.models.countdown import Countdown
from plans.models.decision_step import DecisionOutcome, DecisionStep
from plans.models.draft import Draft
from plans.models.element_mark import ElementMark
from plans.models.element_place import ElementPlace
from plans.models.finding import ArrivalReason, Confidence, Finding
from plans.models.first_contact import FirstContact
from plans.models.group_member import GroupMember, LetterLanguage, Reply
from plans.models.indicator import Indicator, IndicatorValue
from plans.models.local_document import DocumentKind, DocumentUse, LocalDocument, UseState
from plans.models.measure import Measure, MeasurePartner, MeasureStatus
from plans.models.meeting import ActionItem, Attendance, Meeting, Presence
from plans.models.milestone import Milestone
from plans.models.monitoring import (
    FiredTrigger,
    IntermediateTarget,
    Interval,
    MonitoringAgreement,
    Trigger,
    TriggerKind,
)
from plans.models.notice import Notice, NoticeChoice, NoticeKind, NoticeWay
from plans.models.objective import GoalLink, Objective, Relation
from plans.models.plan import IN_FORCE, Plan, PlanForm, PlanState
from plans.models.proposal import Proposal, ProposalKind, ProposalState
from plans.models.section import Section
from plans.models.service import Coverage, Service
from plans.models.state_change import StateChange
from plans.models.statement import Handling, StatementRequest
from plans.models.step_state import ItemMark, Mark, StepCare
from plans.models.task import Task
from plans.models.translation import ContentTranslation
from plans.models.value_upload import ValueUpload
from plans.models.version import PlanVersion

__all__ = [
    "IN_FORCE",
    "AbsentKind",
    "ActionItem",
    "Approval",
    "ArrivalReason",
    "Attendance",
    "Body",
    "BodyPerson",
    "CalendarFeed",
    "Citation",
    "CommunicationItem",
    "CommunicationStatus",
    "Confidence",
    "ContentTranslation",
    "Countdown",
    "Coverage",
    "DecisionOutcome",
    "DecisionStep",
    "DocumentKind",
    "DocumentUse",
    "Draft",
    "ElementMark",
    "ElementPlace",
    "ExpectedArrivals",
    "Finding",
    "FiredTrigger",
    "FirstContact",
    "GoalLink",
    "GroupMember",
    "Handling",
    "Indicator",
    "IndicatorValue",
    "IntermediateTarget",
    "Interval",
    "ItemMark",
    "LetterLanguage",
    "LocalDocument",
    "Mark",
    "Measure",
    "MeasurePartner",
    "MeasureStatus",
    "Meeting",
    "Milestone",
    "MonitoringAgreement",
    "Notice",
    "NoticeChoice",
    "NoticeKind",
    "NoticeWay",
    "Objective",
    "Plan",
    "PlanForm",
    "PlanState",
    "PlanVersion",
    "Presence",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Relation",
    "Reply",
    "Section",
    "Service",
    "StateChange",
    "StatementRequest",
    "StepCare",
    "Task",
    "Trigger",
    "TriggerKind",
    "UseState",
    "ValueUpload",
]
