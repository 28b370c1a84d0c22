"""How the API says no: problem details with a stable code (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.errors import Refusal

CONTENT_TYPE = "application/problem+json"


def problem(
    status: int, code: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """Answer with a problem: `code` is for programs and never changes, `detail` is for people."""
    body = {
        "type": f"urn:kotopolku:problem:{code}",
        "title": code.replace("_", " "),
        "status": status,
        "code": code,
    }
    return Response(
        body | {"detail": detail} | more, status=status, headers=headers, content_type=CONTENT_TYPE
    )


def explain(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what went wrong into a problem; what is not foreseen stays an error of the server."""
    if isinstance(error, Refusal):
        return problem(409, error.code, str(error))
    if isinstance(error, ValidationError):
        return problem(400, "invalid", "The input was refused.", errors=_messages(error))
    answer = exception_handler(error, context)
    if answer is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        return problem(400, "invalid", "The input was refused.", errors=error.detail)
    kept = {
        name: value
        for name, value in answer.headers.items()
        if name in {"WWW-Authenticate", "Retry-After", "Allow"}
    }
    return problem(
        answer.status_code, _code(error), str(getattr(error, "detail", error)), headers=kept
    )


def _messages(error: ValidationError) -> dict[str, list[str]]:
    return (
        error.message_dict if hasattr(error, "error_dict") else {"non_field_errors": error.messages}
    )


def _code(error: Exception) -> str:
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "permission_denied"
    return str(getattr(error, "default_code", "error"))
