"""What an operation is called, takes and gives: said once, read by the schema."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from rest_framework import serializers

Handler = TypeVar("Handler", bound=Callable[..., Any])
Shape = type[serializers.BaseSerializer[Any]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method at one address. `id` never changes; `asks` is the shape of the query; `many` is a page of `gives`."""

    id: str
    summary: str
    gives: Shape | None = None
    takes: Shape | None = None
    asks: Shape | None = None
    many: bool = False
    status: int = 200


def operation(id: str, **said: Any) -> Callable[[Handler], Handler]:  # noqa: A002  as OpenAPI calls it
    """Describe a handler; its docstring is the summary."""

    def mark(handler: Handler) -> Handler:
        summary = (handler.__doc__ or "").strip().split("\n")[0].rstrip(".")
        handler.operation = Operation(id, summary, **said)  # type: ignore[attr-defined]  # a mark on the function, read by the schema
        return handler

    return mark


def operation_of(view: Any, method: str) -> Operation | None:
    """Return what a view says of a method, or None."""
    describe = getattr(view, "describe", None)
    said = describe(method) if describe else None
    return said or getattr(getattr(view, method.lower(), None), "operation", None)
