"""How the plan goes: all indicators, the agreement on following it, and what it reacts to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import MonitoringAgreement, Plan, Trigger
from plans.monitoring import agreement as services
from plans.monitoring.agreement_forms import AgreementForm, TriggerForm
from plans.monitoring.overview import counted, lines_of
from plans.monitoring.path import Progress
from plans.monitoring.triggers import fire_by_hand, fire_triggers, indicators_of
from plans.pages import found, go, show
from plans.permissions import can_contribute, can_edit, can_read
from plans.preparation.views.asking import ask
from plans.programme.places import crumbs_of
from tenants.requests import MemberRequest
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def monitoring(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show how each indicator goes, who follows the plan, and which situations have come about."""
    row = found(Plan.objects.all(), plan)
    lines = lines_of(indicators_of(row), on_year=today().year)
    wanted = request.GET.get("progress", "")
    chosen = wanted if wanted in set(Progress) else ""
    agreement = MonitoringAgreement.objects.select_related("body").filter(plan=row).first()
    shown = {
        "plan": row,
        "lines": [line for line in lines if not chosen or line.judged.progress == chosen],
        "counts": counted(lines),
        "chosen": chosen,
        "count": len(lines),
        "agreement": agreement,
        "triggers": row.triggers.prefetch_related("fired__task"),
        "may_edit": can_edit(request.member),
        "may_record": can_contribute(request.member),
        "nav_key": "monitoring",
        "crumbs": crumbs_of(row),
    }
    names = ("plans/monitoring/overview.html", "plans/monitoring/_lines.html")
    return show(request, names, shown)


@member(can_edit)
@require_http_methods(ALL)
def agreement(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Agree who follows the plan and how often."""
    row = found(Plan.objects.all(), plan)
    known = MonitoringAgreement.objects.filter(plan=row).first()

    def save(said: dict[str, Any], version: int) -> MonitoringAgreement:
        return services.agree_on_monitoring(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"agreement:{plan}",
        row,
        _("Monitoring agreement"),
        reverse("plans:agreement", args=(plan,)),
        AgreementForm,
        save=save,
        place="agreement",
        row=known,
        facts=lambda each: _facts(each, AgreementForm) if each else {},
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def trigger_add(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Agree on a situation to react to."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> Trigger:
        made = services.add_trigger(row, by=request.user, **said)
        fire_triggers(row, on=today(), by=request.user)
        return made

    action = reverse("plans:trigger-add", args=(plan,))
    title = _("Add a situation to react to")
    key = f"trigger:new:{plan}"
    return write(request, _sheet(key, row, title, action, TriggerForm, save=save, place="trigger"))


@member(can_edit)
@require_http_methods(ALL)
def trigger(request: MemberRequest, trigger: UUID) -> HttpResponse:
    """Change a situation, or what is then done."""
    row = found(Trigger.objects.select_related("plan"), trigger)

    def save(said: dict[str, Any], version: int) -> Trigger:
        return services.change_trigger(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"trigger:{trigger}",
        row.plan,
        _("Change the situation to react to"),
        reverse("plans:trigger", args=(trigger,)),
        TriggerForm,
        save=save,
        place=f"trigger-{trigger}",
        row=row,
        facts=lambda each: _facts(each, TriggerForm),
        again=reverse("plans:trigger-add", args=(row.plan_id,)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def trigger_remove(request: MemberRequest, trigger: UUID) -> HttpResponse:
    """Remove a situation, after asking."""
    row = found(Trigger.objects.all(), trigger)
    back = _page(row.plan_id)
    return ask(
        request,
        row,
        lambda version: services.remove_trigger(row, version=version, by=request.user),
        question=_("Remove “%(situation)s”?") % {"situation": str(row)},
        words=_(
            "Nothing is done of itself in this situation any more. The tasks that it raised stay."
        ),
        done=_("The situation has been removed."),
        leave=back,
        onward=back,
    )


@member(can_edit)
@require_POST
def trigger_fire(request: MemberRequest, trigger: UUID) -> HttpResponse:
    """Say that a situation has come about: a task is made of it."""
    row = found(Trigger.objects.select_related("plan"), trigger)
    fired = fire_by_hand(row, on=today(), by=request.user)
    if fired:
        messages.success(request, _("A task was made: %(task)s") % {"task": row.action})
    else:
        messages.info(request, _("This was said today already."))
    return go(request, _page(row.plan_id))


def _page(plan: UUID) -> str:
    return reverse("plans:monitoring", args=(plan,))


def _sheet(key: str, plan: Plan, title: str, action: str, make: Any, **more: Any) -> Sheet:
    return Sheet(
        key=key,
        title=title,
        action=action,
        make=make,
        back=_page(plan.pk),
        crumbs=[*crumbs_of(plan), Link(_("Monitoring"), _page(plan.pk))],
        **more,
    )


def _facts(row: Any, make: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in make.Meta.fields}
