"""Programs at Espoo, at Hanko and at the front door."""

import pytest

from accounts.models import User
from tenants.models import Workspace
from tests.api.program import Program, at


@pytest.fixture
def aino_at_espoo(espoo: Workspace, aino: User) -> Program:
    return at(espoo, aino)


@pytest.fixture
def front(db: None) -> Program:
    return Program("kotopolku.test")
