"""What the register answers. Every question names its day, and first and last days count in."""

from register.queries.authorities import (
    authorities_on,
    competence_of,
    competent_authority,
    municipalities_under,
    predecessors_of,
    successors_of,
)
from register.queries.municipalities import (
    area_of,
    areas_on,
    expected_municipalities,
    municipalities_in,
    municipality_today,
    with_belongings,
)
from register.queries.search import by_name, find_authorities, find_municipalities

__all__ = [
    "area_of",
    "areas_on",
    "authorities_on",
    "by_name",
    "competence_of",
    "competent_authority",
    "expected_municipalities",
    "find_authorities",
    "find_municipalities",
    "municipalities_in",
    "municipalities_under",
    "municipality_today",
    "predecessors_of",
    "successors_of",
    "with_belongings",
]
