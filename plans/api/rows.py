"""Lists of what people edit, and its single things: read by every member, changed by those who may."""

from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.errors import Problem
from api.operations import Operation, Shape
from api.versions import needs_version, tag_of, version_of
from core.access import Access, Who, member
from plans.api.fields import RowShape
from plans.editing import Gone, StaleEdit, plain, remove
from plans.permissions import can_edit, can_read
from tenants.api.views import WorkspaceView
from tenants.rows import Editable

Row = TypeVar("Row", bound=Editable)
Parent = TypeVar("Parent", bound=Model)


class RowView(WorkspaceView, Generic[Row]):
    """Knows the shape and the names of a kind of row."""

    noun: ClassVar[str]
    nouns: ClassVar[str]
    shape: ClassVar[type[RowShape[Any]]]
    writing: ClassVar[Access] = Access(Who.MEMBER, can_edit)

    @property
    def tag(self) -> str:  # type: ignore[override]  # a property where the base names a constant
        return self.nouns

    def rows(self) -> QuerySet[Row]:
        """Return the rows that can be asked for, with what their shape reads."""
        raise NotImplementedError

    def told(self, row: Row, status_code: int = 200, **headers: str) -> Response:
        """Answer with a row as it is now, and its version."""
        return self.shown(self.rows().get(pk=row.pk), status_code, **headers)

    def shown(self, row: Row, status_code: int = 200, **headers: str) -> Response:
        """Answer with a row at hand, and its version."""
        return Response(
            self.shape(row).data,
            status=status_code,
            headers={"ETag": tag_of(row.version), **headers},
        )

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, StaleEdit):
            return super().handle_exception(self._conflict(exc))
        if isinstance(exc, Gone):
            return super().handle_exception(Problem(410, exc.code, str(exc)))
        return super().handle_exception(exc)

    def theirs(self, stale: StaleEdit) -> Any:
        """Return the row of a conflict as it is now."""
        found = self.rows().filter(pk=stale.theirs.pk).first()
        return self.shape(found).data if found else None

    def _conflict(self, stale: StaleEdit) -> Problem:
        return Problem(
            status.HTTP_412_PRECONDITION_FAILED,
            stale.code,
            str(stale),
            theirs=self.theirs(stale),
            mine={name: plain(value) for name, value in stale.mine.items()},
            etag=tag_of(stale.theirs.version),
        )


@member(can_read)
class Rows(RowView[Row]):
    """The rows of a kind, and the way to add one."""

    asks: ClassVar[Shape | None] = None
    one: ClassVar[str]  # the name of the address of one row

    def describe(self, method: str) -> Operation:
        if method == "GET":
            return Operation(
                f"list_{self.nouns}",
                f"List {self.nouns}",
                gives=self.shape,
                asks=self.asks,
                many=True,
            )
        return Operation(
            f"add_{self.noun}",
            f"Add one of the {self.nouns}",
            gives=self.shape,
            takes=self.shape,
            status=201,
        )

    def filtered(self, rows: QuerySet[Row], asked: dict[str, Any]) -> QuerySet[Row]:
        """Keep the rows that the query asks for."""
        return rows.filter(**asked)

    def make(self, **said: Any) -> Row:
        """Add a row through its service."""
        raise NotImplementedError

    def get(self, request: Request, **_keys: UUID) -> Response:
        rows = self.rows()
        if self.asks is not None:
            rows = self.filtered(rows, self.asked(request, self.asks))
        return self.page(request, rows, self.shape)

    def post(self, request: Request, **_keys: UUID) -> Response:
        self.rows()  # what it is to be added to is there, or 404
        made = self.make(**self.read(self.shape, request.data))
        where = reverse(f"api-plans:{self.one}", kwargs={"key": made.pk}, request=request)
        return self.told(made, status.HTTP_201_CREATED, Location=where)


@member(can_read)
class OneRow(RowView[Row]):
    """One row: read by every member, changed and removed by those who may."""

    def describe(self, method: str) -> Operation:
        about = {
            "GET": Operation(f"read_{self.noun}", f"Read one of the {self.nouns}", self.shape),
            "PATCH": Operation(
                f"change_{self.noun}",
                f"Change one of the {self.nouns}",
                self.shape,
                takes=self.shape,
            ),
            "DELETE": Operation(
                f"remove_{self.noun}", f"Remove one of the {self.nouns}", status=204
            ),
        }
        return about[method]

    def found(self, key: UUID) -> Row:
        """Return the row with the key.

        Raises Http404.
        """
        return get_object_or_404(self.rows(), pk=key)

    def may_change(self, row: Row) -> None:
        """Stop unless the member may change this very row.

        Raises PermissionDenied.
        """

    def change(self, row: Row, *, version: int, **said: Any) -> Row:
        """Change a row through its service."""
        raise NotImplementedError

    def get(self, _request: Request, key: UUID) -> Response:
        return self.told(self.found(key))

    @needs_version
    def patch(self, request: Request, key: UUID) -> Response:
        row = self.found(key)
        self.may_change(row)
        version = version_of(request)
        said = self.read(self.shape, request.data, instance=row, partial=True)
        return self.told(self.change(row, version=version, **said))


class RemovableRow(OneRow[Row]):
    """One row that can be removed, too."""

    def remove(self, row: Row, *, version: int) -> None:
        """Remove the row through its service."""
        remove(row, version=version, by=self.person)

    @needs_version
    def delete(self, request: Request, key: UUID) -> Response:
        """Remove the row and what hangs on it."""
        row = self.found(key)
        self.may_change(row)
        self.remove(row, version=version_of(request))
        return Response(status=status.HTTP_204_NO_CONTENT)
