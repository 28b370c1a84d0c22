"""What the page's ready-made lists are filled with: steps, checks, events, ways through a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class StepState:
    """How a step stands: the class of its node, and its status."""

    css: str
    kind: str
    label: Words


DONE = StepState("done", "ok", _("Done"))
UNDER_WAY = StepState("go", "go", _("In progress"))
NEEDS_ATTENTION = StepState("warn", "warn", _("Needs attention"))
NOT_STARTED = StepState("todo", "none", _("Not started"))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the path (ui/_path.html)."""

    number: int
    title: Words
    state: StepState
    url: str = ""
    who: Words = ""
    due: Words = ""
    needs: Sequence[Words] = ()
    done: int = 0
    total: int = 0
    progress: Words = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be there before sending (ui/_checks.html): state ok, bad or none."""

    key: str
    title: Words
    state: str
    note: Words = ""
    url: str = ""
    action: Words = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a timeline (ui/_timeline.html), past or to come."""

    title: Words
    note: Words = ""
    done: bool = True


@dataclass(frozen=True, slots=True)
class NavItem:
    """A room of a place in the second bar; the count and its label say what waits there."""

    key: str
    label: Words
    url: str
    count: int = 0
    count_label: Words = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: a workspace or an authority's region."""

    name: Words
    kind: Words
    url: str
