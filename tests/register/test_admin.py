"""The register in the administration: looked at, never changed."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory

from register import models
from register.admin import LookAt, Validity
from register.models import Authority

pytestmark = pytest.mark.django_db

TABLES = [
    models.Area,
    models.Authority,
    models.AuthoritySuccession,
    models.Belonging,
    models.Competence,
    models.Municipality,
    models.MunicipalitySuccession,
]


@pytest.mark.parametrize("model", TABLES)
def test_a_table_can_be_looked_at_alone(model: type, rf: RequestFactory) -> None:
    shown: Any = admin.site.get_model_admin(model)
    request = rf.get("/")

    assert isinstance(shown, LookAt)
    assert not shown.has_add_permission(request)
    assert not shown.has_change_permission(request)
    assert not shown.has_delete_permission(request)


@pytest.mark.parametrize(("asked", "number"), [("now", 12), ("past", 15), ("future", 0)])
def test_rows_are_narrowed_by_validity(asked: str, number: int, rf: RequestFactory) -> None:
    shown = admin.site.get_model_admin(Authority)
    request = rf.get("/", {"validity": asked})
    narrowed = Validity(request, {"validity": [asked]}, Authority, shown)

    assert narrowed.queryset(request, Authority.objects.all()).count() == number
