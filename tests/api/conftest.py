"""Programs at Espoo, at Hanko, at the front door and at Uusimaa's authority."""

from collections.abc import Iterator

import pytest
import time_machine

from accounts.models import User
from regional.services import obligations
from register.models import Municipality
from tenants import hosts
from tenants.context import inside, over_region
from tenants.models import Workspace
from tests.api.made import Made
from tests.api.program import Program, at, make_key
from tests.makers import make_user
from tests.regional.makers import BEFORE_DUE, UUSIMAA, make_officer
from tests.reporting.makers import make_report, make_reported_plan


@pytest.fixture(autouse=True)
def _hosts_are_known_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a minute may end between two requests whose queries are counted."""
    monkeypatch.setattr(hosts, "SECONDS", 3600.0)
    hosts.forget_hosts()


@pytest.fixture
def aino_at_espoo(espoo: Workspace, aino: User) -> Program:
    return at(espoo, aino)


@pytest.fixture
def front(db: None) -> Program:
    return Program("kotopolku.test")


@pytest.fixture
def in_may(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """4 May 2026, four weeks before Espoo's report is due; what three municipalities owe is there."""
    few = Municipality.objects.filter(code__in=["049", "078", "257"])
    monkeypatch.setattr(obligations, "expected_municipalities", lambda _on: few)
    with time_machine.travel(BEFORE_DUE, tick=False):
        with over_region():
            obligations.ensure_obligations()
        yield


@pytest.fixture
def sanna(in_may: None) -> User:
    """An officer of Uusimaa's authority."""
    user = make_user("Sanna Korhonen")
    make_officer(user)
    return user


@pytest.fixture
def sanna_at_uusimaa(sanna: User) -> Program:
    return Program("kotopolku.test", make_key(sanna, UUSIMAA, ("read", "write")))


@pytest.fixture
def made(espoo: Workspace, aino: User) -> Made:
    with inside(espoo):
        return Made(aino)


@pytest.fixture
def espoo_api(in_may: None, espoo: Workspace, aino: User) -> Program:
    return at(espoo, aino)


@pytest.fixture
def ready(espoo_api: Program, espoo: Workspace, aino: User) -> str:
    """The key of Espoo's report, decided on and not sent."""
    with inside(espoo):
        return str(make_report(make_reported_plan(aino), aino).pk)
