"""The overview and the pages of the eight steps."""

from plans.home.views.overview import home, plans
from plans.home.views.steps import care, mark, step

__all__ = ["care", "home", "mark", "plans", "step"]
