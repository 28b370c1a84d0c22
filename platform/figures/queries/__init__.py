"""What the figures answer: of a municipality, of several together on a day, beside those it is compared with, and how fresh."""

from figures.queries.adding import HIDDEN, Figure, add_up
from figures.queries.comparing import Comparison, comparison_of, members_of, similar_to
from figures.queries.freshness import Freshness, freshness
from figures.queries.reading import (
    Listed,
    Series,
    country_series,
    latest_period,
    listed,
    series_of,
    version_of,
)

__all__ = [
    "HIDDEN",
    "Comparison",
    "Figure",
    "Freshness",
    "Listed",
    "Series",
    "add_up",
    "comparison_of",
    "country_series",
    "freshness",
    "latest_period",
    "listed",
    "members_of",
    "series_of",
    "similar_to",
    "version_of",
]
