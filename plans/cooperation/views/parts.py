"""What the pages of step 2 share: the way to them, and sending letters after they have been read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.services import Letter
from core.errors import Refusal
from plans.desk import Sheet
from plans.editing import Gone, StaleEdit
from plans.forms import RowForm
from plans.pages import WRONG, go
from tenants.requests import MemberRequest
from tenants.rows import Editable
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")
PER_PAGE = 25
CONFLICT = 409
LONGEST_NUMBER = 10


def crumbs_of(plan: UUID, *more: Link) -> list[Link]:
    """The way to a page of step 2."""
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan,))),
        Link(_("Step 2"), reverse("plans:step", args=(plan, 2))),
        *more,
    ]


def group_link(plan: UUID) -> Link:
    """The page of the cooperation group."""
    return Link(_("Cooperation group"), reverse("plans:group", args=(plan,)))


def meetings_link(plan: UUID) -> Link:
    """The page of the meetings."""
    return Link(_("Meetings"), reverse("plans:meetings", args=(plan,)))


def statements_link(plan: UUID) -> Link:
    """The page of the statements."""
    return Link(_("Statements"), reverse("plans:statements", args=(plan,)))


def sheet_of(
    key: str, title: str, action: str, *, back: str, crumbs: Sequence[Link], **more: Any
) -> Sheet:
    """Describe a form of step 2 on a page of its own."""
    place = more.pop("place", key.partition(":")[0])
    return Sheet(
        key=key,
        place=place,
        title=title,
        action=action,
        back=back,
        crumbs=crumbs,
        **({"more": {"nav_key": "cooperation"}} | more),
    )


def facts_of(form: type[RowForm]) -> Callable[[Any], dict[str, Any]]:
    """Say what a row says now by the fields of its form."""
    return lambda row: {name: getattr(row, name) for name in form._meta.fields or ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A letter that is read before it is sent: whom it goes to, and `act(version)`, which sends it and says so."""

    row: Editable
    title: str
    letter: Letter
    to: Sequence[str]
    act: Callable[[int], str]
    back: str
    crumbs: Sequence[Link]


def send(request: MemberRequest, sending: Sending) -> HttpResponse:
    """Show a letter and whom it goes to, and send it on a POST; what is refused is said in words."""
    if request.method != "POST":
        return _letter(request, sending)
    version = request.POST.get("version", "")
    known = version.isascii() and version.isdigit() and len(version) < LONGEST_NUMBER
    try:
        done = sending.act(int(version) if known else 0)
    except StaleEdit as refusal:
        words = _("%(name)s has changed it meanwhile. Read the letter again before you send it.")
        name = refusal.theirs.changed_by_name or _("Somebody")
        refused = {"row": refusal.theirs, "refused": words % {"name": name}}
        return _letter(request, sending, status=CONFLICT, **refused)
    except Gone as refusal:
        return _letter(request, sending, status=CONFLICT, refused=refusal.message)
    except Refusal as refusal:
        return _letter(request, sending, status=WRONG, refused=refusal.message)
    messages.success(request, done)
    return go(request, sending.back)


def _letter(
    request: MemberRequest, sending: Sending, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {
        "sending": sending,
        "row": sending.row,
        "crumbs": sending.crumbs,
        "nav_key": "cooperation",
    }
    return render(request, "plans/cooperation/send.html", shown | more, status=status)
