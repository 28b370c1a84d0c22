"""Asking before something is removed, and saying when somebody changed it meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from plans.editing import Gone, StaleEdit, remove, was_removed
from tenants.requests import MemberRequest
from tenants.rows import Editable
from ui.navigation import Link

CONFLICT = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What would be removed, what goes with it, and where to go then."""

    row: Editable | None
    key: UUID
    title: str
    back: str
    words: Callable[[], Sequence[str]] = tuple
    crumbs: Sequence[Link] = ()


def take_away(request: MemberRequest, removal: Removal) -> HttpResponse:
    """Ask on a page, and remove on a POST that knows the thing as it is.

    Raises Http404 for what was never here.
    """
    if removal.row is None:
        return _removed_already(request, removal)
    if request.method != "POST":
        return _asked(request, removal)
    version = request.POST.get("version", "")
    try:
        remove(removal.row, version=int(version) if version.isdecimal() else -1, by=request.user)
    except StaleEdit as refusal:
        return _asked(request, removal, refusal.theirs)
    except Gone:
        return _removed_already(request, removal)
    except ProtectedError:
        return _asked(request, removal, is_needed=True)
    messages.success(request, _("Removed."))
    return redirect(removal.back)


def _removed_already(request: MemberRequest, removal: Removal) -> HttpResponse:
    if removal.row is None and not was_removed(removal.key):
        raise Http404
    messages.info(request, _("It had been removed already."))
    return redirect(removal.back)


def _asked(
    request: MemberRequest,
    removal: Removal,
    theirs: Editable | None = None,
    *,
    is_needed: bool = False,
) -> HttpResponse:
    context = {
        "removal": removal,
        "theirs": theirs,
        "is_needed": is_needed,
        "row": theirs or removal.row,
        "words": removal.words(),
        "nav_key": "plan",
    }
    status = CONFLICT if theirs or is_needed else 200
    return render(request, "plans/desk/remove.html", context, status=status)
