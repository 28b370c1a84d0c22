"""Checking a receipt, for everybody: whether a report was received as it says. Nothing of the report's content is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from core.access import public
from regional.queries.verifying import agrees_with, verified
from regional.receipt_forms import ByFile, ByReference
from regional.receipts import Kept
from tenants.context import over_region

WRONG = 422


@public
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Check a reference with its checksum (GET), or a receipt's file (POST)."""
    if request.method == "POST":
        return _by_file(request)
    asked = ByReference(request.GET) if "reference" in request.GET else ByReference()
    if not asked.is_bound:
        return _drawn(request, asked=asked, file=ByFile())
    if not asked.is_valid():
        return _drawn(request, asked=asked, file=ByFile(), status=WRONG)
    with over_region():
        found = verified(asked.cleaned_data["reference"], asked.cleaned_data["hash"])
    return _drawn(request, asked=asked, file=ByFile(), checked=True, found=found)


def _by_file(request: HttpRequest) -> HttpResponse:
    file = ByFile(request.POST, request.FILES)
    if not file.is_valid():
        return _drawn(request, asked=ByReference(), file=file, status=WRONG)
    kept: Kept = file.cleaned_data["file"]
    with over_region():
        found = verified(kept.receipt.reference, kept.receipt.content_hash)
    if found is not None and not agrees_with(found, kept.receipt):
        found = None
    return _drawn(request, asked=ByReference(), file=ByFile(), checked=True, found=found, kept=kept)


def _drawn(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    return render(request, "regional/receipts/verify.html", context, status=status)
