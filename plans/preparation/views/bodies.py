"""The bodies that can be made responsible: a list, each of them, and who acts for them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from plans.desk import Sheet, write
from plans.models import Body
from plans.pages import WRONG, found, go, show
from plans.permissions import can_coordinate, can_edit, can_read
from plans.preparation.forms import BodyForm, PeopleForm
from plans.preparation.queries import bodies_named, members_of
from plans.preparation.services import add_body as add
from plans.preparation.services import change_body, let_act_for
from plans.preparation.services import remove_body as remove
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")
HOME: dict[str, Any] = {"nav_key": "home"}


@member(can_read)
@require_safe
def bodies(request: MemberRequest) -> HttpResponse:
    """List the bodies, those that a word finds, a page at a time."""
    text = request.GET.get("q", "").replace("\0", "")[:100]
    page = Paginator(bodies_named(text), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "text": text,
        "may_edit": can_edit(request.member),
        "nav_key": "home",
        "crumbs": _crumbs(),
    }
    return show(request, ("plans/preparation/bodies.html", "plans/preparation/_bodies.html"), shown)


@member(can_edit)
@require_http_methods(ALL)
def add_body(request: MemberRequest) -> HttpResponse:
    """Add a body."""

    def save(said: dict[str, Any], _version: int) -> Body:
        return add(by=request.user, **said)

    return write(request, _sheet("body:new", _("Add a body"), reverse("plans:body_add"), save=save))


@member(can_edit)
@require_http_methods(ALL)
def body(request: MemberRequest, body: UUID) -> HttpResponse:
    """Change a body; who acts for it and its removal are links beside the form."""
    row = Body.objects.filter(pk=body).first()

    def save(said: dict[str, Any], version: int) -> Body:
        return change_body(row or Body(pk=body), version=version, by=request.user, **said)

    sheet = _sheet(
        f"body:{body}",
        _("Change the body"),
        reverse("plans:body", args=(body,)),
        save=save,
        row=row,
        gone=row is None,
        again=reverse("plans:body_add"),
        facts=_facts,
        more=HOME | {"may_coordinate": can_coordinate(request.member), "body": row},
        parts="plans/preparation/_body_fields.html",
    )
    return write(request, sheet)


@member(can_coordinate)
@require_http_methods(ALL)
def body_people(request: MemberRequest, body: UUID) -> HttpResponse:
    """Say which persons of the workspace act for a body."""
    row = found(Body.objects.all(), body)
    people = members_of(request.workspace)
    form = PeopleForm(
        request.POST if request.method == "POST" else None,
        members=[(each.user_id, f"{each.user} ({each.get_role_display()})") for each in people],
        initial={"people": list(row.people.values_list("user_id", flat=True))},
    )
    names = ("plans/preparation/people.html", "plans/preparation/_people.html")
    page = {"form": form, "body": row, "nav_key": "home", "crumbs": [*_crumbs(), _all()]}
    if request.method != "POST":
        return show(request, names, page)
    if not form.is_valid():
        return show(request, names, page, status=WRONG)
    let_act_for(row, form.cleaned_data["people"], by=request.user)
    messages.success(request, _("Saved."))
    return go(request, reverse("plans:bodies"))


@member(can_edit)
@require_http_methods(ALL)
def remove_body(request: MemberRequest, body: UUID) -> HttpResponse:
    """Remove a body for which nothing asks, after asking."""
    row = found(Body.objects.all(), body)
    return ask(
        request,
        row,
        lambda version: remove(row, version=version, by=request.user),
        question=_("Delete the body “%(name)s”?") % {"name": row.name},
        words=_("It is taken off the list of bodies."),
        done=_("The body has been deleted."),
        leave=reverse("plans:bodies"),
        onward=reverse("plans:bodies"),
    )


def _sheet(key: str, title: str, action: str, **more: Any) -> Sheet:
    return Sheet(
        key=key,
        place="body",
        title=title,
        action=action,
        back=reverse("plans:bodies"),
        make=BodyForm,
        crumbs=[*_crumbs(), _all()],
        **({"more": HOME} | more),
    )


def _facts(row: Body) -> dict[str, Any]:
    return {name: getattr(row, name) for name in BodyForm.Meta.fields}


def _crumbs() -> list[Link]:
    return [Link(_("Overview"), reverse("plans:home"))]


def _all() -> Link:
    return Link(_("Bodies"), reverse("plans:bodies"))
