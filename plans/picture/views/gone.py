"""What somebody removed while another was writing in it: the text is kept, and can be saved as new."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from plans.desk import Sheet
from plans.models import Plan
from plans.picture.places import NAV, picture_address
from tenants.requests import MemberRequest


def gone(
    request: MemberRequest, key: str, *, action: str, make: Any, title: str, again: str = ""
) -> Sheet:
    """Return the sheet of something that is gone; `again` names the address where it can be added anew."""
    plan = Plan.objects.filter(pk__in=_keys(request.POST.get("parent"))).first()
    return Sheet(
        key=key,
        place=key.partition(":")[0],
        title=title,
        action=action,
        back=picture_address(plan) if plan else reverse("plans:picture"),
        make=make,
        save=lambda _said, _version: None,
        gone=True,
        again=reverse(again, args=[plan.pk]) if again and plan else "",
        more=NAV,
    )


def _keys(text: str | None) -> list[UUID]:
    try:
        return [UUID(text or "")]
    except ValueError:
        return []
