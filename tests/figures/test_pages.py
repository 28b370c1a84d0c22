"""The pages of the sources: what is fresh, what failed and why, and the administrator's button."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import now
from figures.models import ImportRun, RunState, Source
from figures.queries import freshness
from figures.tasks import refresh_source
from tenants.context import as_administrator
from tests.makers import make_user, with_factor

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client(headers={"host": "kotopolku.test"})
    with_factor(user)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def failed() -> ImportRun:
    with as_administrator():
        return ImportRun.objects.create(
            source_id="statfin-11re", state=RunState.FAILED, ended_at=now(), error="The table is gone.", error_code="table_gone",
        )  # fmt: skip


def test_each_state_is_told_in_one_word(failed: ImportRun) -> None:
    states = {each.source.key: each.state for each in freshness()}
    assert states["shipped"] == "ok"
    assert states["statfin-11re"] == "failed"
    assert states["statfin-11rm"] == "never"


def test_more_sources_cost_no_more_questions(failed: ImportRun) -> None:
    costs = []
    for extra in (0, 3):
        with as_administrator():
            for number in range(extra):
                source = Source.objects.create(
                    key=f"more-{number}",
                    data_source_id="statfin",
                    connector="file",
                    table="x",
                    cadence="once",
                )
                ImportRun.objects.create(source=source, state=RunState.DONE, ended_at=now())
        with CaptureQueriesContext(connection) as asked:
            freshness()
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_page_says_what_failed_and_what_ships(failed: ImportRun) -> None:
    client = signed_in(make_user())
    listed = client.get("/fi/figures/").content.decode()
    assert "The table is gone." in listed
    assert "figures.csv" in listed
    one = client.get("/fi/figures/statfin-11re/").content.decode()
    assert "Väkiluku" in one
    assert "/platform/figures/" not in one


def test_the_administrator_asks_for_a_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(refresh_source, "delay", lambda *a, **k: asked.append((a, k)))
    client = signed_in(make_user("Ada Admin", is_platform_administrator=True))
    assert (
        "/fi/platform/figures/statfin-11re/fetch/"
        in client.get("/fi/figures/statfin-11re/").content.decode()
    )
    reply = client.post("/fi/platform/figures/statfin-11re/fetch/")
    assert (reply.status_code, asked) == (302, [(("statfin-11re",), {"again": True})])
    assert client.post("/fi/platform/figures/keha-file/fetch/").status_code == 404
