"""A person's notices, and how they want to be told."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member
from plans.models import Notice
from plans.notices.forms import ChoicesForm
from plans.notices.services import choose_ways, mark_read, ways_of
from plans.notices.words import words_of
from plans.pages import WRONG, found, go
from plans.permissions import can_read
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25


@member(can_read)
@require_safe
def notices(request: MemberRequest) -> HttpResponse:
    """List what the person was told, the newest first."""
    mine = Notice.objects.filter(user_id=request.user.pk)
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, words_of(each)) for each in page],
        "nav_key": "",
        "crumbs": _crumbs(),
    }
    return render(request, "plans/notices/notices.html", context)


@member(can_read)
@require_POST
def follow(request: MemberRequest, notice: UUID) -> HttpResponse:
    """Mark a notice as read, and go to what it is about."""
    row = found(Notice.objects.filter(user_id=request.user.pk), notice)
    mark_read(request.user, only=row.pk)
    return redirect(f"/{get_language()}{row.path}" if row.path else reverse("plans:notices"))


@member(can_read)
@require_POST
def all_read(request: MemberRequest) -> HttpResponse:
    """Mark all of the person's notices as read."""
    mark_read(request.user)
    return go(request, reverse("plans:notices"))


@member(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: MemberRequest) -> HttpResponse:
    """Choose how to be told of each kind of thing."""
    posted = request.POST if request.method == "POST" else None
    form = ChoicesForm(posted, initial=None if posted else ways_of(request.user))
    if posted is not None and form.is_valid():
        choose_ways(request.user, form.cleaned_data)
        messages.success(request, _("Saved."))
        return go(request, reverse("plans:notice-choices"))
    context = {
        "form": form,
        "crumbs": [*_crumbs(), Link(_("Notices"), reverse("plans:notices"))],
        "nav_key": "",
    }
    status = WRONG if form.errors else 200
    return render(request, "plans/notices/choices.html", context, status=status)


def _crumbs() -> list[Link]:
    return [Link(_("Overview"), reverse("plans:home"))]
