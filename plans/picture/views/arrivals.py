"""How many people are expected in the years to come."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.clock import today
from plans.desk import Sheet, write
from plans.models import ExpectedArrivals
from plans.pages import found
from plans.permissions import can_edit
from plans.picture.forms import ArrivalsForm
from plans.picture.places import NAV, crumbs_of, picture_address
from plans.picture.queries import EXPECTED
from plans.picture.services import change_arrivals, expect_arrivals, remove_arrivals
from plans.picture.views.gone import gone
from plans.preparation.views.asking import ask
from plans.queries import plan_with
from tenants.requests import MemberRequest

ALL = ("GET", "HEAD", "POST")
FIELDS = ("year", "low", "high", "assumptions", "source", "source_words")
KEPT = ("assumptions", "source", "source_words")  # from one year to the next


@member(can_edit)
@require_http_methods(ALL)
def arrivals_add(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Say how many are expected in a year; the assumptions of the year before are proposed."""
    plan = plan_with(plan_id)
    last = plan.arrivals.select_related("source").last()

    def save(said: dict[str, Any], _version: int) -> ExpectedArrivals:
        return expect_arrivals(plan, by=request.user, **said)

    sheet = _sheet(
        f"arrivals:new:{plan.pk}",
        plan.pk,
        title=_("Add a year"),
        action=reverse("plans:arrivals-add", args=[plan.pk]),
        save=save,
        initial={"year": last.year + 1 if last else today().year + 1}
        | ({name: getattr(last, name) for name in KEPT} if last else {}),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def arrivals_edit(request: MemberRequest, arrivals_id: UUID) -> HttpResponse:
    """Change the range of a year."""
    row = ExpectedArrivals.objects.select_related("source").filter(pk=arrivals_id).first()
    action = reverse("plans:arrivals-edit", args=[arrivals_id])
    if row is None:
        key, again = f"arrivals:{arrivals_id}", "plans:arrivals-add"
        sheet = gone(
            request,
            key,
            action=action,
            make=ArrivalsForm,
            title=_("Expected arrivals"),
            again=again,
        )
        return write(request, sheet)

    def save(said: dict[str, Any], version: int) -> ExpectedArrivals:
        return change_arrivals(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"arrivals:{row.pk}",
        row.plan_id,
        title=_("Expected in %(year)s") % {"year": row.year},
        action=action,
        save=save,
        row=row,
        facts=lambda each: {name: getattr(each, name) for name in FIELDS},
        again=reverse("plans:arrivals-add", args=[row.plan_id]),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def arrivals_remove(request: MemberRequest, arrivals_id: UUID) -> HttpResponse:
    """Take the range of a year away, after asking."""
    row = found(ExpectedArrivals.objects.all(), arrivals_id)
    back = picture_address(row.plan_id, EXPECTED)
    return ask(
        request,
        row,
        lambda version: remove_arrivals(row, version=version, by=request.user),
        question=_("Delete what is expected in %(year)s?") % {"year": row.year},
        words=_("It is taken out of the situation picture."),
        done=_("The year has been deleted."),
        leave=back,
        onward=back,
        **NAV,
    )


def _sheet(key: str, plan: UUID, **more: Any) -> Sheet:
    return Sheet(
        key=key,
        place="arrivals",
        back=picture_address(plan, EXPECTED),
        crumbs=crumbs_of(plan),
        make=ArrivalsForm,
        parts="plans/picture/_arrivals_fields.html",
        parent=str(plan),
        more=NAV,
        **more,
    )
