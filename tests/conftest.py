"""Three municipalities, made once; every test rolls back to them as they were."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from accounts.models import User
from core.connection import bound_connection
from tenants.context import inside
from tenants.database.binding import shared_binding
from tenants.models import Role, Workspace
from tests import database
from tests.makers import make_member, make_user

LONGEST = (
    "browser/test_pages",
    "access/test_roles",
    "browser/test_eight",
    "demo/",
    "api/test_fuzz",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none is left to one process at the end."""
    items.sort(key=lambda item: not any(name in str(item.path) for name in LONGEST))


@pytest.fixture(scope="session")
def database_name() -> Iterator[str]:
    """The run's own copy of the prepared database."""
    name = f"test_kotopolku_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    yield name
    connection.close()
    database.drop(name)


@pytest.fixture(scope="session")
def django_db_setup(database_name: str, django_db_blocker: DjangoDbBlocker) -> None:
    """Point Django at the copy; nothing is migrated in this process, which has no right to."""
    settings.DATABASES["default"]["NAME"] = database_name
    connection.settings_dict["NAME"] = database_name
    with django_db_blocker.unblock():
        bound_connection().bind(shared_binding("front"))


@pytest.fixture(autouse=True)
def _at_the_front_door() -> Iterator[None]:
    """Each test begins and ends at the front door, in English."""
    bound_connection().bind(shared_binding("front"))
    with translation.override("en"):
        yield
    bound_connection().bind(shared_binding("front"))


@pytest.fixture
def espoo(db: None) -> Workspace:
    return Workspace.objects.get(schema_name="m049")


@pytest.fixture
def hanko(db: None) -> Workspace:
    return Workspace.objects.get(schema_name="m078")


@pytest.fixture
def in_espoo(espoo: Workspace) -> Iterator[Workspace]:
    with inside(espoo):
        yield espoo


@pytest.fixture
def aino(espoo: Workspace) -> User:
    """Espoo's coordinator."""
    user = make_user("Aino Virtanen")
    make_member(user, workspace=espoo, role=Role.COORDINATOR)
    return user


@pytest.fixture
def bertil(hanko: Workspace) -> User:
    """Hanko's coordinator, who has no business in Espoo."""
    user = make_user("Bertil Lindqvist")
    make_member(user, workspace=hanko, role=Role.COORDINATOR)
    return user
