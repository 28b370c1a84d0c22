"""A base for every table that lies in a workspace's schema."""

from collections.abc import Collection
from typing import Any, ClassVar, Self

from django.db import models
from uuid_utils.compat import uuid7

from core.connection import bound_connection


class WrongWorkspace(Exception):
    """A row was about to be written into another workspace's schema."""


class WorkspaceRow(models.Model):
    """A row with a key that no other workspace has, and that knows which workspace it was read from."""

    append_only: ClassVar[bool] = False
    _home: str | None = None

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        here = bound_connection().place
        if self._home not in {None, here}:
            raise WrongWorkspace(f"{self._meta.label} of {self._home} in {here}")
        super().save(*args, **kwargs)
        self._home = here

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        row = super().from_db(db, field_names, values, **kwargs)
        row._home = bound_connection().place
        return row


class Editable(WorkspaceRow):
    """A row that several people edit: each change counts the version up, and a stale change is refused."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by_id = models.BigIntegerField(null=True, editable=False)
    changed_by_name = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        abstract = True
