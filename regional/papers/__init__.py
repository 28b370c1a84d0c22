"""What was reported as documents: the report as it was sent, and the receipt of it."""

from regional.papers.receipt import receipt_paper, seal_of
from regional.papers.report import Seal, report_paper

__all__ = ["Seal", "receipt_paper", "report_paper", "seal_of"]
