"""What everybody may want to know about the service: help, accessibility, data protection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import public


@public
@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """Tell what one does here, and what to do when something is in the way."""
    return render(request, "ui/about/guidance.html")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell how accessible the service is, and where to complain.

    Source: Act on the Provision of Digital Services (306/2019), section 9.
    """
    return render(request, "ui/about/accessibility.html")


@public
@require_safe
def data_protection(request: HttpRequest) -> HttpResponse:
    """Tell what is kept about people, by whom and why.

    Source: General Data Protection Regulation (EU) 2016/679, articles 13 and 14.
    """
    return render(request, "ui/about/data_protection.html")
