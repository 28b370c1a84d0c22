"""Asking before something is removed for good."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.errors import Refusal
from plans.editing import Gone, StaleEdit
from plans.pages import WRONG, go
from tenants.requests import MemberRequest
from tenants.rows import Editable

CONFLICT = 409


def ask(
    request: MemberRequest,
    row: Editable,
    remove: Callable[[int], None],
    *,
    leave: str,
    onward: str,
    **words: str,
) -> HttpResponse:
    """Ask `question` before `remove(version)`, and say why when it cannot be; then go `onward` with what was `done`."""
    asked: dict[str, Any] = {"row": row, "leave": leave, "nav_key": "home", **words}
    if request.method != "POST":
        return _asked(request, asked)
    try:
        remove(_version(request))
    except StaleEdit as refusal:
        said = _("%(name)s has changed it meanwhile. Look at it before you delete it.")
        name = refusal.theirs.changed_by_name or _("Somebody")
        return _asked(request, asked | {"refused": said % {"name": name}}, status=CONFLICT)
    except Gone:
        messages.info(request, _("Somebody had removed it already."))
        return go(request, onward)
    except Refusal as refusal:
        return _asked(request, asked | {"refused": refusal.message}, status=WRONG)
    messages.success(request, words["done"])
    return go(request, onward)


def _version(request: MemberRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _asked(request: MemberRequest, asked: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, "plans/preparation/ask.html", asked, status=status)
