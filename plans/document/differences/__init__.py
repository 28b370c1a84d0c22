"""How two frozen texts of a plan differ, in plain words."""

from plans.document.differences.compare import Difference, FieldChange, Part, differences_between

__all__ = ["Difference", "FieldChange", "Part", "differences_between"]
