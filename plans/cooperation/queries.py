"""Who sits in the group, which recommended kinds are missing, and how far the cooperation has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.models import OrganisationKind
from plans.calendars import Entry
from plans.models import (
    GroupMember,
    Indicator,
    Measure,
    Meeting,
    Objective,
    Plan,
    Reply,
    StatementRequest,
    Task,
)
from register.models import AreaKind
from register.queries import area_of
from tenants.models import Workspace
from tenants.rows import WorkspaceRow

# Which kind of member an area of the register gives: its county, and whoever is the employment authority there.
GIVEN_BY = {
    "wellbeing_county": AreaKind.WELLBEING_COUNTY,
    "employment_authority": AreaKind.EMPLOYMENT_AREA,
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A member that the register proposes: the municipality's own county or employment authority."""

    kind: OrganisationKind
    organisation: str


@dataclass(frozen=True, slots=True)
class KindState:
    """A recommended kind of member: how many of it sit in the group, or why none does."""

    kind: OrganisationKind
    members: int
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it is there, or somebody said why it is not."""
        return self.members > 0 or bool(self.reason)


@dataclass(frozen=True, slots=True)
class Cooperation:
    """How far the cooperation on a plan has come."""

    kinds: tuple[KindState, ...] = ()
    has_members: bool = False
    met: bool = False
    accepted: bool = False

    @property
    def begun(self) -> bool:
        """Whether anything of it has been written down."""
        return self.has_members or self.met or any(each.reason for each in self.kinds)

    @property
    def missing(self) -> list[OrganisationKind]:
        """The recommended kinds that are neither there nor explained."""
        return [each.kind for each in self.kinds if not each.is_settled]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A task that was agreed at a meeting, and what of the plan it is about; nothing where that is the plan itself."""

    task: Task
    about: str


def sitting(on: date) -> Q:
    """Choose the members who belong to the group on the day."""
    return ~Q(reply=Reply.DECLINES) & (Q(ends_on=None) | Q(ends_on__gte=on))


def members_of_group(plan: Plan) -> "QuerySet[GroupMember]":
    """Return the members with their kinds, as the catalogue orders these."""
    return plan.group.select_related("kind").order_by("kind__position", "organisation", "pk")


def recommended_kinds() -> list[OrganisationKind]:
    """Return the kinds of member that the catalogue recommends."""
    return list(OrganisationKind.objects.filter(recommended=True))


def kind_states(
    kinds: Iterable[OrganisationKind],
    members: Iterable[GroupMember],
    reasons: Mapping[str, str],
    *,
    on: date,
) -> list[KindState]:
    """Say of each kind how many sit in the group on the day, or why none does."""
    held = [member.kind_id for member in members if member.sits(on)]
    return [KindState(kind, held.count(kind.pk), reasons.get(kind.pk, "")) for kind in kinds]


def reasons_of(plan: Plan) -> dict[str, str]:
    """Return by kind why it is not in the group."""
    return dict(plan.absent_kinds.order_by().values_list("kind_id", "reason"))


def cooperation_of(plan: Plan, *, on: date) -> Cooperation:
    """Tell how far the cooperation on a plan has come, in two statements."""
    text, none = {"output_field": TextField()}, Value("", output_field=TextField())
    members = plan.group.order_by().annotate(
        what=Value("member", **text), which=Cast("kind_id", TextField()), why=none
    )
    reasons = plan.absent_kinds.order_by().annotate(
        what=Value("reason", **text),
        which=Cast("kind_id", TextField()),
        why=Cast("reason", TextField()),
    )
    meetings = (
        plan.meetings.order_by()
        .filter(held_on__lte=on)
        .annotate(
            what=Value("meeting", **text), which=Cast("accepts_timetable", TextField()), why=none
        )
    )
    columns = ("what", "which", "why")
    rows = list(
        members.filter(sitting(on))
        .values_list(*columns)
        .union(reasons.values_list(*columns), meetings.values_list(*columns), all=True)
    )
    held = [which for what, which, _why in rows if what == "member"]
    said = {which: why for what, which, why in rows if what == "reason"}
    met = {which for what, which, _why in rows if what == "meeting"}
    return Cooperation(
        kinds=tuple(
            KindState(kind, held.count(kind.pk), said.get(kind.pk, ""))
            for kind in recommended_kinds()
        ),
        has_members=bool(held),
        met=bool(met),
        accepted="true" in met,
    )


def proposed_members(
    workspace: Workspace, members: Iterable[GroupMember], *, language: str, on: date
) -> list[Proposed]:
    """Return the municipality's own county and employment authority, as the register has them on the day.

    A kind that sits in the group already is not proposed, nor is anything to a joint area, whose members may belong to several.
    """
    if workspace.municipality_id is None:
        return []
    there = {member.kind_id for member in members if member.sits(on)}
    kinds = OrganisationKind.objects.in_bulk(set(GIVEN_BY) - there)
    found = []
    with override(language):
        for key, area_kind in GIVEN_BY.items():
            area = key in kinds and area_of(workspace.municipality_id, area_kind, on=on)
            if area:
                name = area.name
                if area_kind == AreaKind.EMPLOYMENT_AREA:  # the register has its bare name
                    name = _("%(name)s, employment area") % {"name": name}
                found.append(Proposed(kinds[key], name))
    return found


def meetings_of(plan: Plan) -> "QuerySet[Meeting]":
    """Return the meetings, the latest first, with who was there and what was agreed."""
    return plan.meetings.prefetch_related("attendances", "action_items__task")


def statements_of(plan: Plan) -> "QuerySet[StatementRequest]":
    """Return the requests for statements: the open ones by their days, then those that have come."""
    return plan.statement_requests.order_by(F("received_on").asc(nulls_first=True), "due_on", "pk")


def expected_at(meeting: Meeting) -> list[GroupMember]:
    """Return the members of the day of a meeting, and whoever is on its attendance list."""
    rows = members_of_group(meeting.plan).filter(
        sitting(meeting.held_on) | Q(attendances__meeting=meeting)
    )
    return list(rows.distinct())


def agreed_at(meeting: Meeting) -> list[Agreed]:
    """Return what was agreed at a meeting, by its days, with what of the plan each is about."""
    tasks = Task.objects.filter(agreed_at__meeting=meeting).select_related("body")
    rows = list(tasks)
    names: dict[object, str] = {}
    for kind, model in {"objective": Objective, "measure": Measure, "indicator": Indicator}.items():
        keys = {
            task.concerns_id for task in rows if task.concerns_kind == kind and task.concerns_id
        }
        if keys:
            names |= {row.pk: str(row) for row in model._default_manager.filter(pk__in=keys)}
    return [Agreed(task, names.get(task.concerns_id, "")) for task in rows]


def part_of(plan: Plan, key: str) -> WorkspaceRow | None:
    """Return the part of the plan that a choice of a form names, as "measure:<id>"; None for none, or one that is gone."""
    kind, _colon, row = key.partition(":")
    parts: dict[str, QuerySet[Any]] = {
        "objective": plan.objectives.all(),
        "measure": Measure.objects.filter(objective__plan=plan),
        "indicator": Indicator.objects.filter(objective__plan=plan),
    }
    return parts[kind].filter(pk=row).first() if kind in parts else None


def entry_of(meeting: Meeting, *, url: str) -> Entry:
    """Say a meeting as calendars have it: an hour where its time is known, or else the whole day."""
    starts: date | datetime = meeting.held_on
    ends: datetime | None = None
    if meeting.starts:
        starts = make_aware(datetime.combine(meeting.held_on, meeting.starts))
        if meeting.ends:
            ends = make_aware(datetime.combine(meeting.held_on, meeting.ends))
    return Entry(
        key=f"meeting-{meeting.pk}",
        title=meeting.title,
        starts=starts,
        ends=ends,
        place=meeting.place,
        text=meeting.agenda,
        url=url,
        version=meeting.version,
    )
