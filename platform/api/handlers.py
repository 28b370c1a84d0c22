"""Errors that arise outside the API's own views: programs get a problem, people a page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults

from api.problems import CONTENT_TYPE, document


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _for_program(request):
        return _problem(400, "bad_request", _("The request cannot be read, or is too large."))
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _for_program(request):
        return _problem(403, "permission_denied", _("You may not do this."))
    return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _for_program(request):
        return _problem(404, "not_found", _("There is nothing at this address."))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if _for_program(request):
        return _problem(
            500, "server_error", _("The fault is ours, and it is on record. Nothing was changed.")
        )
    return defaults.server_error(request)


def _for_program(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _problem(status: int, code: str, detail: str) -> HttpResponse:
    return JsonResponse(document(status, code, detail), status=status, content_type=CONTENT_TYPE)
