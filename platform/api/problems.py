"""How the API says no: problem details with a stable code (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from api.errors import Problem
from core.errors import Refusal

CONTENT_TYPE = "application/problem+json"
KEPT_HEADERS = {"WWW-Authenticate", "Retry-After", "Allow"}


def document(status_code: int, code: str, detail: str, **more: Any) -> dict[str, Any]:
    """Word a problem: `code` and `type` are for programs and never change, `title` and `detail` are for people."""
    return {
        "type": f"urn:kotopolku:problem:{code}",
        "title": _title(status_code),
        "status": status_code,
        "code": code,
        "detail": detail,
        **more,
    }


def problem(
    status_code: int, code: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """Answer with a problem."""
    return Response(
        document(status_code, code, detail, **more),
        status=status_code,
        headers=headers,
        content_type=CONTENT_TYPE,
    )


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what went wrong into a problem; what is not foreseen stays an error of the server."""
    if isinstance(error, Refusal):
        return problem(status.HTTP_409_CONFLICT, error.code, str(error))
    if isinstance(error, ProtectedError):
        return problem(
            status.HTTP_409_CONFLICT,
            "still_needed",
            _("Something else still needs this, so that it cannot be removed."),
        )
    if isinstance(error, ValidationError):
        return invalid(_messages(error))
    if isinstance(error, exceptions.ValidationError):
        return invalid(error.detail)
    answer = exception_handler(error, context)  # ends the transaction too, if there is one
    if answer is None:
        return None
    kept = {name: value for name, value in answer.headers.items() if name in KEPT_HEADERS}
    detail = _detail(error, answer)
    more = error.more if isinstance(error, Problem) else {}
    return problem(answer.status_code, _code(error), detail, headers=kept, **more)


def invalid(errors: Any) -> Response:
    """Answer that the input was understood and refused, field by field."""
    return problem(
        status.HTTP_422_UNPROCESSABLE_ENTITY,
        "invalid",
        _("The input was refused; “errors” says why, field by field."),
        errors=errors if isinstance(errors, dict) else {"non_field_errors": errors},
    )


def _messages(error: ValidationError) -> dict[str, list[str]]:
    if not hasattr(error, "error_dict"):
        return {"non_field_errors": error.messages}
    return {
        "non_field_errors" if field == "__all__" else field: messages
        for field, messages in error.message_dict.items()
    }


def _detail(error: Exception, answer: Response) -> str:
    if isinstance(error, Http404):
        return _("There is nothing here, or it is not yours to see.")
    return str(getattr(error, "detail", "")) or str(answer.data["detail"])


def _code(error: Exception) -> str:
    if isinstance(error, Problem):
        return error.code
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "permission_denied"
    return str(getattr(error, "default_code", "error"))


def _title(status_code: int) -> str:
    titles = {
        400: _("The request was not understood"),
        401: _("Nobody is signed in"),
        403: _("This is not allowed"),
        404: _("There is nothing here"),
        405: _("This cannot be done here"),
        406: _("There is no answer in this form"),
        409: _("A rule says no"),
        410: _("This is no longer there"),
        412: _("Somebody changed this meanwhile"),
        415: _("The body is in a form that is not read here"),
        422: _("The input was refused"),
        428: _("The version that is to be changed is missing"),
        429: _("Too many requests"),
    }
    return titles.get(status_code) or _("Something went wrong here")
