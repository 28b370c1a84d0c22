"""The languages of a plan: which they are, how far each is, and the texts of the plan in one of them."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from plans.desk import Sheet, write
from plans.languages.forms import STATES, FindForm, LanguagesForm
from plans.languages.places import KINDS, address_of, crumbs_of, drawn, language_of, target_of
from plans.languages.queries import progress_of, texts_in
from plans.languages.services import choose_languages
from plans.models import Plan
from plans.pages import found, show
from plans.permissions import can_coordinate, can_edit, can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def languages(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Tell how the plan stands in each language that it is told in."""
    row = plan_with(plan)
    shown = {
        "plan": row,
        "source": language_of(row.language),
        "progress": progress_of(row),
        "may_coordinate": can_coordinate(request.member),
        "nav_key": "home",
        "crumbs": crumbs_of(plan)[:-1],
    }
    return render(request, "plans/languages/languages.html", shown)


@member(can_coordinate)
@require_http_methods(ALL)
def choose(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Choose in which languages the plan is told besides its own."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], version: int) -> Plan:
        return choose_languages(row, said["languages"], version=version, by=request.user)

    sheet = Sheet(
        key=f"languages:{plan}",
        place="languages",
        title=_("Choose languages"),
        action=reverse("plans:languages-choose", args=(plan,)),
        back=reverse("plans:languages", args=(plan,)),
        make=partial(LanguagesForm, own=row.language),
        save=save,
        facts=lambda plan: {"languages": plan.further_languages},
        row=row,
        more={"nav_key": "home"},
        crumbs=crumbs_of(plan),
    )
    return write(request, sheet)


@member(can_read)
@require_safe
def language(request: MemberRequest, plan: UUID, language: str) -> HttpResponse:
    """List the texts of the plan in a language, with what is missing, a draft, checked or stale."""
    row = plan_with(plan)
    target = target_of(row, language)
    texts = texts_in(row, target.code)
    form = FindForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    kept = [text for text in texts if not state or text.state == state]
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    first = next((text for text in texts if text.needs_work), None)
    shown = {
        "plan": row,
        "source": language_of(row.language),
        "language": target,
        "form": form,
        "page": page,
        "lines": [{"text": each, **drawn(each)} for each in page],
        "counts": [
            (KINDS[name], label, sum(text.state == name for text in texts))
            for name, label in STATES.items()
        ],
        "total": len(texts),
        "next": address_of(row, target, first) if first else "",
        "may_edit": can_edit(request.member),
        "nav_key": "home",
        "crumbs": crumbs_of(plan),
    }
    return show(request, ("plans/languages/language.html", "plans/languages/_texts.html"), shown)
