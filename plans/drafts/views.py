"""A form saves itself while it is being written."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from core.access import member
from plans.drafts.services import TooLarge, keep_draft
from plans.permissions import can_draft
from tenants.requests import MemberRequest


@member(can_draft)
@require_POST
def keep(request: MemberRequest, key: str) -> HttpResponse:
    """Keep what has been typed, and say when."""
    try:
        draft = keep_draft(key, request.POST, by=request.user)
    except TooLarge:
        return HttpResponse(status=413)
    except ValueError:
        raise Http404 from None
    return render(request, "ui/_saved.html", {"saved_at": draft.saved_at})
