"""A scene for each file of tests; every test is undone, and every request in it by itself."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from core.connection import bound_connection
from tenants.database.binding import shared_binding
from tests.access.scene import Scene, make_scene


@pytest.fixture(scope="module")
def whole_scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock(), translation.override("en"):
        bound_connection().bind(shared_binding("front"))
        with transaction.atomic():
            yield make_scene()
            transaction.set_rollback(True)


@pytest.fixture
def scene(whole_scene: Scene) -> Iterator[Scene]:
    """The scene as it was made, whatever other tests were given."""
    with transaction.atomic():
        yield whole_scene
        transaction.set_rollback(True)
