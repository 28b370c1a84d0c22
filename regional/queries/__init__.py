"""What the region answers; with it comes the lookup `__any`."""

from regional.queries import anyof

__all__ = ["anyof"]
