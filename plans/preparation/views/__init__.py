"""Pages of step 1."""

from plans.preparation.views.plan import start

__all__ = ["start"]
