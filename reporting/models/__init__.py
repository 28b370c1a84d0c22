"""What a municipality owns of its reports: what it writes, what it decides, what it has sent."""

from reporting.models.assessment import Assessment, ObjectiveAssessment
from reporting.models.part import Chapter, ReportObstacle
from reporting.models.report import DecisionKind, Report
from reporting.models.submission import Submission
from reporting.models.taken_up import TakenUp

__all__ = [
    "Assessment",
    "Chapter",
    "DecisionKind",
    "ObjectiveAssessment",
    "Report",
    "ReportObstacle",
    "Submission",
    "TakenUp",
]
