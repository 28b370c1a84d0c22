"""How the API describes itself (OpenAPI 3.1)."""

from typing import Any

from django.urls import get_urlconf
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from api.operations import Operation, operation_of
from api.permissions import access_for, scope_for
from api.problems import CONTENT_TYPE
from core.access import Who


class Problem(serializers.Serializer[Any]):
    """What went wrong (RFC 9457): `code` is for programs and never changes, `detail` is for people."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    errors = serializers.DictField(  # type: ignore[assignment]  # a field of this name, in the document alone
        required=False, help_text="Of code `invalid`: what is wrong, field by field."
    )


class VersionProblem(Problem):
    """Somebody changed the thing meanwhile: what it is now, beside what was sent."""

    theirs = serializers.DictField(required=False, help_text="The thing as it is now.")
    mine = serializers.DictField(required=False, help_text="What was sent.")
    etag = serializers.CharField(required=False, help_text="The version it has now.")


WHEN = {
    400: "The request is not understood.",
    401: "No key, or a key that is not valid here.",
    403: "The person, or the key, may not do this.",
    404: "There is nothing here, or it is somebody else's.",
    409: "A rule says no; `code` says which.",
    412: "The thing was changed since it was read.",
    422: "The input is refused, field by field.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when to go on.",
}


class Described(AutoSchema):
    """Reads what `api.operations`, `api.permissions` and `api.versions` know of a view."""

    @property
    def _said(self) -> Operation:
        said = operation_of(self.view, self.method)
        if said is None:
            raise LookupError(f"{self.method} {self.path} says nothing of itself")
        return said

    @property
    def _needs_version(self) -> bool:
        return hasattr(getattr(self.view, self.method.lower()), "needs_version")

    def get_operation_id(self) -> str:
        return self._said.id

    def get_summary(self) -> str:
        return self._said.summary

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular has it
        access = access_for(self.view, self.method)
        about = (self.view.__doc__ or "").strip().replace("\n    ", "\n")
        if access is None or access.who is Who.ANYONE:
            return about
        right = getattr(access.rule, "name", "")
        return (
            f"{about}\n\nFor a {access.who} with the right `{right}`. "
            f"Scope of the key: `{scope_for(self.view, self.method)}`."
        )

    def get_tags(self) -> list[str]:
        return [getattr(self.view, "tag", "")]

    def get_request_serializer(self) -> Any:
        return self._said.takes

    def get_response_serializers(self) -> Any:
        said = self._said
        gives = said.gives(many=True) if said.gives and said.many else said.gives
        return {said.status: gives}

    def get_override_parameters(self) -> list[Any]:
        said, handler = self._said, getattr(self.view, self.method.lower())
        found: list[Any] = [said.asks] if said.asks else []
        if self._needs_version:
            found.append(_header("If-Match", "The ETag of the version that is changed."))
        if hasattr(handler, "needs_idempotency_key"):
            found.append(
                _header("Idempotency-Key", "One key for one act: sent again, it acts no more.")
            )
        if getattr(said.gives, "is_versioned", False) and not said.many:
            found.append(
                OpenApiParameter(
                    "ETag",
                    str,
                    OpenApiParameter.HEADER,
                    response=[said.status],
                    description="The version, for If-Match.",
                )
            )
        return found

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for status in self._refusals():
            shape = VersionProblem if status == 412 else Problem
            body = self._get_response_for_code(  # type: ignore[no-untyped-call]  # its base has no types
                shape, str(status), [CONTENT_TYPE], direction
            )
            bodies[str(status)] = body | {"description": WHEN[status]}
        return bodies

    def _refusals(self) -> list[int]:
        found = {429}
        access = access_for(self.view, self.method)
        if access is None or access.who is not Who.ANYONE:
            found |= {401, 403}
        if "{" in self.path or self._said.many:
            found.add(404)
        if self._said.asks or self._said.takes:
            found.add(422)
        if self.method != "GET":
            found |= {400, 409}
        if self._needs_version:
            found |= {412, 428}
        return sorted(found)


def _header(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name, str, OpenApiParameter.HEADER, required=True, description=description
    )


class Keys(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # its base has no types
    """The key in the header Authorization."""

    target_class = "api.authentication.TokenAuthentication"
    name = "key"

    def get_security_definition(self, _auto_schema: Any) -> Any:
        return build_bearer_security_scheme_object("Authorization", "Bearer")


def document() -> dict[str, Any]:
    """Return the whole description of the addresses of this host."""
    generator = SchemaGenerator(urlconf=get_urlconf())  # type: ignore[no-untyped-call]  # the generator has no types
    return dict(generator.get_schema(public=True))  # type: ignore[no-untyped-call]  # the generator has no types
