"""Pages of step 1."""

from plans.preparation.views.bodies import add_body, bodies, body, body_people, remove_body
from plans.preparation.views.milestones import (
    add_milestone,
    milestone,
    milestones,
    remove_milestone,
)
from plans.preparation.views.places import places
from plans.preparation.views.plan import basics, delete, start

__all__ = [
    "add_body",
    "add_milestone",
    "basics",
    "bodies",
    "body",
    "body_people",
    "delete",
    "milestone",
    "milestones",
    "places",
    "remove_body",
    "remove_milestone",
    "start",
]
