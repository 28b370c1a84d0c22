"""The communication plan: its table and list, and each message."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.queries import audiences, content_languages, topics
from core.access import member
from core.clock import today
from plans.communication.forms import LATE, FindForm, MessageForm, people_of
from plans.communication.queries import communication_of, late_ones, matrix_of, not_told
from plans.communication.services import change_message, plan_message
from plans.desk import Sheet, write
from plans.models import CommunicationItem, CommunicationStatus, Plan
from plans.pages import found, show
from plans.permissions import can_edit, can_read
from plans.preparation.queries import members_of
from plans.removal import Removal, take_away
from tenants.context import current_workspace
from tenants.models import Membership
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")
KINDS = {
    CommunicationStatus.PLANNED: "none",
    CommunicationStatus.DONE: "ok",
    CommunicationStatus.DROPPED: "none",
}
NAMES = ("plans/communication/communication.html", "plans/communication/_messages.html")


@member(can_read)
@require_safe
def communication(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show who is told of what, for whom nothing is planned, and what is told when."""
    row = found(Plan.objects.all(), plan)
    items, groups, columns, on = communication_of(row), audiences(), topics(), today()
    form = FindForm(request.GET)
    chosen = Paginator(_chosen(items, form), PER_PAGE).get_page(request.GET.get("page"))
    names = {each.code: each.name for each in content_languages()}
    lines = [
        {
            "message": item,
            "kind": KINDS[item.status],
            "is_late": item.is_late(on),
            "languages": [names.get(code, code) for code in item.languages],
        }
        for item in chosen
    ]
    shown = {
        "plan": row,
        "form": form,
        "page": chosen,
        "lines": lines,
        "any": bool(items),
        "matrix": matrix_of(items, groups, columns, on=on),
        "topics": columns,
        "gaps": not_told(items, groups),
        "late": late_ones(items, on=on),
        "may_edit": can_edit(request.member),
        "nav_key": "home",
        "crumbs": _crumbs(plan)[:-1],
    }
    return show(request, NAMES, shown)


@member(can_edit)
@require_http_methods(ALL)
def message_add(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Plan something that is told; `audience` and `topic` of the address are filled in."""
    row = found(Plan.objects.all(), plan)
    members = members_of(current_workspace())

    def save(said: dict[str, Any], _version: int) -> CommunicationItem:
        return plan_message(row, by=request.user, **_with_person(said, members))

    sheet = _sheet(
        f"message:new:{plan}",
        plan,
        _("Plan what is told"),
        reverse("plans:message_add", args=(plan,)),
        make=partial(MessageForm, people=people_of(members, None)),
        save=save,
        place="message",
        initial=_proposed(row, request.GET),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def message(request: MemberRequest, message: UUID) -> HttpResponse:
    """Change a message, or say that it was told or will not be."""
    row = found(CommunicationItem.objects.all(), message)
    members = members_of(current_workspace())

    def save(said: dict[str, Any], version: int) -> CommunicationItem:
        known = _with_person(said, members)
        if said["person"] == row.person_id:
            del known["person"]  # who has left the workspace may still be named
        return change_message(row, version=version, by=request.user, **known)

    sheet = _sheet(
        f"message:{message}",
        row.plan_id,
        _("Change what is told"),
        reverse("plans:message", args=(message,)),
        make=partial(MessageForm, people=people_of(members, row)),
        save=save,
        place=f"message-{message}",
        row=row,
        facts=_facts,
        again=reverse("plans:message_add", args=(row.plan_id,)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def message_delete(request: MemberRequest, message: UUID) -> HttpResponse:
    """Take a message out of the communication plan, after asking."""
    row = CommunicationItem.objects.filter(pk=message).first()
    back = reverse("plans:communication", args=(row.plan_id,)) if row else reverse("plans:home")
    removal = Removal(
        row=row,
        key=message,
        title=_("Delete “%(title)s” from the communication plan?") % {"title": row or ""},
        back=back,
        words=lambda: [_("If it will not be told, you can also give the reason and keep it.")],
        crumbs=_crumbs(row.plan_id) if row else (),
    )
    return take_away(request, removal)


def _chosen(items: list[CommunicationItem], form: FindForm) -> list[CommunicationItem]:
    """Keep what the filters ask for; a filter that makes no sense keeps all."""
    form.is_valid()
    audience, state = form.cleaned_data.get("audience"), form.cleaned_data.get("state")
    if audience:
        items = [item for item in items if item.audience_id == audience.pk]
    if state == LATE:
        return late_ones(items, on=today())
    return [item for item in items if item.status == state] if state else items


def _proposed(plan: Plan, asked: QueryDict) -> dict[str, Any]:
    audience = {each.key: each for each in audiences()}.get(asked.get("audience", ""))
    topic = {each.key: each for each in topics()}.get(asked.get("topic", ""))
    chosen: dict[str, Any] = {"audience": audience, "topic": topic}
    if audience and topic:
        chosen["title"] = f"{topic.name}: {audience.name}"
    return chosen | {"languages": [plan.language, *plan.languages]}


def _with_person(said: dict[str, Any], members: list[Membership]) -> dict[str, Any]:
    people = {each.user_id: each for each in members}
    return said | {"person": people.get(said["person"])}


def _sheet(key: str, plan: UUID, title: str, action: str, **more: Any) -> Sheet:
    return Sheet(
        key=key,
        title=title,
        action=action,
        back=reverse("plans:communication", args=(plan,)),
        more={"nav_key": "home"},
        level=2,
        parts="plans/communication/_message_fields.html",
        crumbs=_crumbs(plan),
        **more,
    )


def _facts(row: CommunicationItem) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in MessageForm.Meta.fields}
    return said | {"person": row.person_id}


def _crumbs(plan: UUID) -> list[Link]:
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan,))),
        Link(_("Step 8"), reverse("plans:step", args=(plan, 8))),
        Link(_("Communication plan"), reverse("plans:communication", args=(plan,))),
    ]
