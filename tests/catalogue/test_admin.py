"""The catalogue in the administration: looked at, but for goals of a region's or a place's own."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import RequestFactory

from accounts.models import User
from catalogue.admin import FrameworkGoalInline, LookAt
from catalogue.models import Framework, FrameworkGoal
from catalogue.services import TABLES

pytestmark = pytest.mark.django_db

MODELS = [table.model for table in TABLES]


@pytest.fixture
def request_of_an_administrator(rf: RequestFactory) -> Any:
    request: Any = rf.get("/")
    request.user = User(is_platform_administrator=True)
    return request


def test_all_but_frameworks_can_be_looked_at_alone(rf: RequestFactory) -> None:
    request = rf.get("/")
    tables = [
        model for model in MODELS if admin.site.is_registered(model) and model is not Framework
    ]

    for model in tables:
        shown: Any = admin.site.get_model_admin(model)
        assert isinstance(shown, LookAt)
        assert not shown.has_add_permission(request)
        assert not shown.has_change_permission(request)
        assert not shown.has_delete_permission(request)
    assert set(MODELS) - set(tables) == {Framework, FrameworkGoal}


@pytest.mark.parametrize(
    ("level", "may"), [("national", False), ("regional", True), ("local", True)]
)
def test_national_frameworks_are_only_looked_at(
    level: str, may: bool, request_of_an_administrator: Any
) -> None:
    shown = admin.site.get_model_admin(Framework)
    goals = FrameworkGoalInline(Framework, admin.site)
    framework = Framework(level=level)

    assert shown.has_change_permission(request_of_an_administrator, framework) is may
    assert goals.has_change_permission(request_of_an_administrator, framework) is may
    assert goals.has_add_permission(request_of_an_administrator, framework) is may
    assert not shown.has_delete_permission(request_of_an_administrator, framework)


def test_a_new_framework_is_regional_or_local(request_of_an_administrator: Any) -> None:
    form = admin.site.get_model_admin(Framework).get_form(request_of_an_administrator)

    level: Any = form.base_fields["level"]
    assert [value for value, _label in level.choices if value] == ["regional", "local"]
