"""Pages that show steps 4 and 5 at a glance."""

from plans.overviews.views.coverage import coverage
from plans.overviews.views.ours import ours
from plans.overviews.views.table import table, table_csv, table_xlsx

__all__ = ["coverage", "ours", "table", "table_csv", "table_xlsx"]
