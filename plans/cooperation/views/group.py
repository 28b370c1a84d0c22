"""The cooperation group: who sits in it, who is missing, and the invitations."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.models import OrganisationKind
from core.access import member as a_member
from core.clock import today
from plans.cooperation import queries
from plans.cooperation.forms import AbsenceForm, InvitationForm, MemberForm
from plans.cooperation.services import group as services
from plans.cooperation.services import letters
from plans.cooperation.views.parts import (
    ALL,
    PER_PAGE,
    crumbs_of,
    facts_of,
    group_link,
    sheet_of,
)
from plans.desk import write
from plans.models import AbsentKind, GroupMember, Plan
from plans.pages import WRONG, found, go
from plans.permissions import can_edit, can_read
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest


@a_member(can_read)
@require_safe
def group(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show the members by kind, which recommended kinds are missing, and what the register proposes."""
    row = found(Plan.objects.all(), plan)
    members, on = list(queries.members_of_group(row)), today()
    may_edit = can_edit(request.member)
    kinds = queries.kind_states(
        queries.recommended_kinds(), members, queries.reasons_of(row), on=on
    )
    shown = {
        "plan": row,
        "page": Paginator(members, PER_PAGE).get_page(request.GET.get("page")),
        "kinds": kinds,
        "settled": sum(kind.is_settled for kind in kinds),
        "sitting": {each.pk for each in members if each.sits(on)},
        "waiting": sum(bool(each.email) and each.invited_on is None for each in members),
        "proposed": queries.proposed_members(
            request.workspace, members, language=row.language, on=on
        )
        if may_edit
        else [],
        "may_edit": may_edit,
        "nav_key": "cooperation",
        "crumbs": crumbs_of(plan),
    }
    return render(request, "plans/cooperation/group.html", shown)


@a_member(can_edit)
@require_http_methods(ALL)
def add_member(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Take somebody into the group; `?kind=` says as what."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> GroupMember:
        return services.add_member(row, by=request.user, **said)

    sheet = sheet_of(
        f"groupmember:new:{plan}",
        _("Add a member"),
        reverse("plans:member-add", args=(plan,)),
        back=reverse("plans:group", args=(plan,)),
        crumbs=crumbs_of(plan, group_link(plan)),
        make=MemberForm,
        parts="plans/cooperation/_member_fields.html",
        save=save,
        initial={
            "kind": request.GET.get("kind", "")[:40].replace("\0", ""),
            "language": row.language,
        },
    )
    return write(request, sheet)


@a_member(can_edit)
@require_POST
def add_proposed(request: MemberRequest, plan: UUID, kind: str) -> HttpResponse:
    """Take in the municipality's own county or employment authority, as the register has it today.

    A second click adds nothing: what sits in the group already is no longer proposed.
    """
    row = found(Plan.objects.all(), plan)
    back = reverse("plans:group", args=(plan,))
    proposed = queries.proposed_members(
        request.workspace,
        queries.members_of_group(row),
        language=row.language,
        on=today(),
    )
    for each in proposed:
        if each.kind.pk == kind:
            services.add_member(
                row,
                by=request.user,
                kind=each.kind,
                organisation=each.organisation,
                language=row.language,
            )
            messages.success(request, _("%(name)s has been added.") % {"name": each.organisation})
            return go(request, back)
    if kind not in queries.GIVEN_BY:
        raise Http404
    messages.info(request, _("It is in the group already."))
    return go(request, back)


@a_member(can_edit)
@require_http_methods(ALL)
def member(request: MemberRequest, member: UUID) -> HttpResponse:
    """Change a member, or record the answer to the invitation."""
    row = found(GroupMember.objects.all(), member)

    def save(said: dict[str, Any], version: int) -> GroupMember:
        return services.change_member(row, version=version, by=request.user, **said)

    sheet = sheet_of(
        f"groupmember:{member}",
        _("Change the member"),
        reverse("plans:member", args=(member,)),
        back=reverse("plans:group", args=(row.plan_id,)),
        crumbs=crumbs_of(row.plan_id, group_link(row.plan_id)),
        make=MemberForm,
        parts="plans/cooperation/_member_fields.html",
        save=save,
        facts=facts_of(MemberForm),
        row=row,
    )
    return write(request, sheet)


@a_member(can_edit)
@require_http_methods(ALL)
def remove_member(request: MemberRequest, member: UUID) -> HttpResponse:
    """Remove a member, after asking."""
    row = found(GroupMember.objects.all(), member)
    back = reverse("plans:group", args=(row.plan_id,))
    return ask(
        request,
        row,
        lambda version: services.remove_member(row, version=version, by=request.user),
        question=_("Delete the member “%(name)s”?") % {"name": row},
        words=_("A member whose period has ended needs a last day instead: then the past stays."),
        done=_("The member has been deleted."),
        leave=back,
        onward=back,
    )


@a_member(can_edit)
@require_http_methods(ALL)
def absence(request: MemberRequest, plan: UUID, kind: str) -> HttpResponse:
    """Say why a recommended kind of member is not in the group."""
    row = found(Plan.objects.all(), plan)
    one = OrganisationKind.objects.filter(pk=kind, recommended=True).first()
    if one is None:
        raise Http404
    said_before = AbsentKind.objects.filter(plan=row, kind=one).first()

    def save(said: dict[str, Any], version: int) -> AbsentKind | None:
        return services.explain_absence(
            row, one, reason=said["reason"], version=version, by=request.user
        )

    sheet = sheet_of(
        f"absentkind:{plan}:{kind}",
        one.name,
        reverse("plans:group-absence", args=(plan, kind)),
        back=reverse("plans:group", args=(plan,)),
        crumbs=crumbs_of(plan, group_link(plan)),
        make=AbsenceForm,
        save=save,
        facts=lambda found_row: {"reason": found_row.reason if found_row else ""},
        row=said_before,
    )
    return write(request, sheet)


@a_member(can_edit)
@require_http_methods(ALL)
def invite(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show the invitation, and send it to those who have not been sent it."""
    row = found(Plan.objects.all(), plan)
    waiting = list(queries.members_of_group(row).filter(invited_on=None).exclude(email=""))
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        waiting=waiting,
        initial={"members": [str(each.pk) for each in waiting]},
    )
    shown = {
        "plan": row,
        "form": form,
        "letters": [letters.invitation(each, row, by=request.user) for each in waiting[:1]],
        "nav_key": "cooperation",
        "crumbs": crumbs_of(plan, group_link(plan)),
    }
    if request.method != "POST" or not form.is_valid():
        status = WRONG if request.method == "POST" else 200
        return render(request, "plans/cooperation/invite.html", shown, status=status)
    chosen = [UUID(key) for key in form.cleaned_data["members"]]
    sent = services.invite(row, chosen, by=request.user)
    words = ngettext(
        "%(count)s invitation is on its way.", "%(count)s invitations are on their way.", sent
    )
    messages.success(request, words % {"count": sent})
    return go(request, reverse("plans:group", args=(plan,)))
