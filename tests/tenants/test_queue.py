"""A real worker reads a real queue: what is committed is done, what is rolled back is not, and each task knows its place."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from celery import Task, current_app
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from accounts.models import Mail, Session
from accounts.services import Letter, publish_sending, queue_mail
from audit.services import trail_here
from tenants.context import inside, nowhere, over_region
from tenants.models import Workspace
from tenants.placed import FRONT, NoPlace, PlacedTask
from tests import database
from tests.tenants.queue_tasks import for_the_region, tell_where

pytestmark = pytest.mark.usefixtures("queue")
SECONDS = 20.0
QUEUED = "SELECT count(*) FROM pgmq.q_celery"


@pytest.fixture(scope="module")
def name(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database in which these tests really commit."""
    name, usual = f"test_queue_{os.getpid()}", connection.settings_dict["NAME"]
    database.copy_of(database.prepared_template(), name)
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        yield name
        connection.close()
        connection.settings_dict["NAME"] = usual
    database.drop(name)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@pytest.fixture(scope="module")
def environment(name: str, letters: Path) -> dict[str, str]:
    """What a process of the service finds, on the database of these tests; its mails go to files."""
    return os.environ | {
        "DATABASE_URL": database.url_of(name),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "EMAIL_FILE_PATH": str(letters),
        "BASE_HOST": settings.BASE_HOST,
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture(scope="module")
def worker(environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker as the demo starts it, which writes mails to files."""
    command = [sys.executable, "-m", "celery", "-A", "config", "--quiet", "worker"]
    options = ["--pool", "solo", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    process = subprocess.Popen(
        [*command, *options, "--include", "tests.tenants.queue_tasks"],
        cwd=database.ROOT,
        env=environment,
    )
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(20)


@pytest.fixture
def queue(name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tests' own connection, on the database of these tests."""
    with django_db_blocker.unblock():
        yield


def eventually(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def arrived(letters: Path, mark: str) -> list[EmailMessage]:
    """Return the mails to an address, as they lie in the files."""
    found = []
    for file in letters.iterdir():
        for part in file.read_bytes().split(b"-" * 79):
            mail = message_from_bytes(part.strip(), policy=policy.default)
            if f"{mark}@example.org" in str(mail["To"]):
                found.append(mail)
    return found


def espoo() -> Workspace:
    return Workspace.objects.get(schema_name="m049")


def ran(mark: str) -> list[str]:
    """Return the roles that the place's trail says a task ran as."""
    rows = trail_here()._default_manager.filter(verb="test.ran", detail__mark=mark)
    return [str(row.detail.get("role", "")) for row in rows]


def test_a_committed_mail_arrives_once(worker: object, letters: Path) -> None:
    mark = uuid4().hex
    with override("fi"), transaction.atomic():
        mail_id = queue_mail(
            Letter("Tervetuloa, Åsa", "Hyvää päivää\n"), to=f"{mark}@example.org", kind="test"
        )
        assert arrived(letters, mark) == []
    assert eventually(lambda: bool(arrived(letters, mark)))
    assert eventually(lambda: Mail.objects.get(pk=mail_id).sent_at is not None)
    assert Mail.objects.get(pk=mail_id).sealed == ""
    [mail] = arrived(letters, mark)
    assert mail["Subject"] == "Tervetuloa, Åsa"
    assert "Hyvää päivää" in mail.get_content()
    assert str(mail_id) in mail["Message-ID"]


def test_a_mail_that_is_rolled_back_never_arrives(worker: object, letters: Path) -> None:
    lost, sent = uuid4().hex, uuid4().hex
    with transaction.atomic():
        queue_mail(Letter("Lost", "…"), to=f"{lost}@example.org", kind="test")
        transaction.set_rollback(True)
    queue_mail(Letter("Sent", "…"), to=f"{sent}@example.org", kind="test")
    assert eventually(lambda: bool(arrived(letters, sent)))  # it stands behind the other
    assert arrived(letters, lost) == []
    assert not Mail.objects.filter(recipient=f"{lost}@example.org").exists()


def test_a_task_that_runs_twice_sends_once(worker: object, letters: Path) -> None:
    mark, after = uuid4().hex, uuid4().hex
    mail_id = queue_mail(Letter("Once", "…"), to=f"{mark}@example.org", kind="test")
    for _ in range(3):
        publish_sending(mail_id)
    queue_mail(Letter("After", "…"), to=f"{after}@example.org", kind="test")
    assert eventually(lambda: bool(arrived(letters, after)))
    assert len(arrived(letters, mark)) == 1


def test_a_workspaces_task_runs_in_that_workspace(worker: object) -> None:
    mark = uuid4().hex
    with inside(espoo()):
        tell_where.delay(mark)
        assert eventually(lambda: bool(ran(mark)))
        assert ran(mark) == ["kp_m049"]
    assert ran(mark) == []  # nothing of it at the front door


def test_a_workspace_cannot_say_that_it_is_another(worker: object) -> None:
    mark = uuid4().hex
    with inside(espoo()):
        tell_where.apply_async((mark,), headers={"place": "m078"})
        assert eventually(lambda: bool(ran(mark)))
    with inside(Workspace.objects.get(schema_name="m078")):
        assert ran(mark) == []


def test_the_shared_layers_task_runs_at_its_door(worker: object) -> None:
    mark = uuid4().hex
    tell_where.delay(mark)
    assert eventually(lambda: bool(ran(mark)))
    assert ran(mark) == ["kp_front"]


def test_a_workspace_cannot_ask_for_the_regions_tasks(worker: object, name: str) -> None:
    refused, allowed = uuid4().hex, uuid4().hex
    with inside(espoo()):
        for_the_region.delay(refused)
    with over_region():
        for_the_region.delay(allowed)
        assert eventually(lambda: bool(ran(allowed)))
        assert ran(refused) == []
    assert eventually(lambda: queued(name) == 0)  # it was not put back either


def queued(name: str) -> int:
    with database.administrator(name) as admin:
        row = admin.execute(QUEUED).fetchone()
    assert row is not None
    return int(row[0])


def test_the_clock_asks_for_every_task_that_the_settings_name(
    worker: object, environment: dict[str, str]
) -> None:
    for name in ("old", "new"):
        days = timedelta(days=-1 if name == "old" else 1)
        Session(
            session_key=name, session_data="", place=FRONT, expire_date=timezone.now() + days
        ).save(force_insert=True)
    as_beat_does = "by_the_clock.apply_async(['nightly'], headers={'place': 'front'})"
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"import django; django.setup(); from tenants.tasks import *; {as_beat_does}",
        ],
        cwd=database.ROOT,
        env=environment,
        check=True,
    )
    assert eventually(lambda: not Session.objects.filter(session_key="old").exists())
    assert Session.objects.filter(session_key="new").exists()


def test_whatever_the_clock_names_is_a_task() -> None:
    assert set(settings.CELERY_BEAT_SCHEDULE) == set(settings.BY_THE_CLOCK)
    assert set(settings.IN_EACH_WORKSPACE) <= set(settings.BY_THE_CLOCK)
    for names in (*settings.BY_THE_CLOCK.values(), *settings.IN_EACH_WORKSPACE.values()):
        for name in names:
            assert isinstance(current_app.tasks[name], PlacedTask), name


def test_nothing_is_published_outside_any_place() -> None:
    with nowhere(), pytest.raises(NoPlace):
        tell_where.delay("x")


@pytest.mark.parametrize("stamp", ["", "m999", "public", "m049; m078"])
def test_a_task_without_a_place_of_ours_raises(stamp: str) -> None:
    answer = tell_where.apply(("x",), headers={"place": stamp})
    assert isinstance(answer.result, NoPlace)


def test_a_broker_elsewhere_hears_when_the_change_is_committed(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With Redis, publishing and committing are two things: nothing is said of what may yet be undone."""
    said: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        Task, "apply_async", lambda _task, args, _kwargs, **more: said.append((args, more))
    )
    settings.CELERY_BROKER_URL = "redis://nowhere"
    with transaction.atomic():
        tell_where.delay("undone")
        transaction.set_rollback(True)
    with inside(espoo()), transaction.atomic():
        tell_where.delay("kept")
        assert said == []
    assert said == [(("kept",), {"headers": {"place": "m049"}})]


def test_a_broker_that_is_away_fails_no_change(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_said: Any, **_more: Any) -> None:
        raise OSError

    monkeypatch.setattr(Task, "apply_async", away)
    settings.CELERY_BROKER_URL = "redis://nowhere"
    mark = f"{uuid4().hex}@example.org"
    mail_id = queue_mail(Letter("Later", "…"), to=mark, kind="test")
    Mail.objects.filter(pk=mail_id).update(due_at=timezone.now())
    assert [mail.pk for mail in Mail.objects.due()] == [mail_id]  # the sweep asks again
