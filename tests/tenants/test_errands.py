"""My tasks over all workspaces: each workspace tells its own, each person sees their own, whatever is asked."""

from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.home.errands import tell_errands_again
from plans.models import BodyPerson
from plans.preparation.services import let_act_for, take_care
from plans.todo.services import add_task, change_task, finish_task, reopen_task
from tenants.context import at_front_door, inside, over_region
from tenants.errands import Told, errands_of, seen_by, tell_errand
from tenants.models import Errand, Membership, Workspace
from tests.cutting import cut_everywhere
from tests.database import administrator
from tests.makers import make_member, make_user
from tests.plans.makers import make_body, make_plan

DAY = date(2027, 3, 1)


def told(person: User, **said: Any) -> Told:
    given: dict[str, Any] = {
        "key": "task:1",
        "kind": "task",
        "title": "Kysy koululta",
        "path": "/tasks/1/",
        "due_on": DAY,
        "people": frozenset({person.pk}),
    }
    return Told(**(given | said))


def seen(person: User) -> list[tuple[str, str]]:
    with at_front_door(), seen_by(person):
        return [(each.workspace.slug, each.title) for each in errands_of(person)]


@pytest.fixture
def both(aino: User, hanko: Workspace) -> User:
    """Aino works in Hanko too."""
    make_member(aino, workspace=hanko)
    return aino


def page_of(person: User, language: str = "en") -> Any:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(f"/{language}/tasks/", headers={"host": "kotopolku.test"})
    assert answer.status_code == 200, answer
    return answer


def test_a_persons_tasks_of_all_workspaces_stand_on_one_page(
    both: User, espoo: Workspace, hanko: Workspace
) -> None:
    for place, title in ((espoo, "Espoon tehtävä <b>"), (hanko, "Hangös uppgift")):
        with inside(place):
            add_task(title=title, concerns=None, due_on=DAY, user_id=both.pk, by=both)
    page = page_of(both).content.decode()
    assert "Espoon tehtävä &lt;b&gt;" in page
    assert "Hangös uppgift" in page
    assert f"{espoo.address}/en/tasks/" in page


def test_the_page_costs_the_same_for_one_workspace_and_for_two(
    both: User, espoo: Workspace, hanko: Workspace
) -> None:
    with inside(espoo):
        add_task(title="Yksi", concerns=None, due_on=DAY, user_id=both.pk, by=both)
    page_of(both)
    with CaptureQueriesContext(connection) as few:
        page_of(both)
    for place in (espoo, hanko, hanko):
        with inside(place):
            add_task(title="Toinen", concerns=None, due_on=DAY, user_id=both.pk, by=both)
    with CaptureQueriesContext(connection) as many:
        page_of(both)
    assert len(many) == len(few)


def test_a_task_that_is_done_or_given_away_leaves_the_list(aino: User, espoo: Workspace) -> None:
    other = make_user("Olli Other")
    make_member(other, workspace=espoo)
    with inside(espoo):
        task = add_task(title="Kysy", concerns=None, due_on=DAY, user_id=aino.pk, by=aino)
    assert seen(aino) == [("espoo", "Kysy")]
    with inside(espoo):
        task = change_task(task, version=task.version, by=aino, user_id=other.pk)
    assert (seen(aino), seen(other)) == ([], [("espoo", "Kysy")])
    with inside(espoo):
        task = finish_task(task, version=task.version, by=aino)
    assert seen(other) == []
    with inside(espoo):
        reopen_task(task, version=task.version, by=aino)
    assert seen(other) == [("espoo", "Kysy")]


def test_a_bodys_task_is_on_the_list_of_those_who_act_for_it(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        body = make_body(aino)
        add_task(title="Kysy", concerns=None, due_on=DAY, body=body, by=aino)
        assert not BodyPerson.objects.exists()
        let_act_for(body, [aino.pk], by=aino)
    assert seen(aino) == [("espoo", "Kysy")]
    with inside(espoo):
        let_act_for(body, [], by=aino)
    assert seen(aino) == []


def test_a_step_is_on_the_list_of_whoever_takes_care_of_it(aino: User, espoo: Workspace) -> None:
    with inside(espoo):
        plan = make_plan(aino)
        person = Membership.objects.select_related("user").get(user=aino)
        take_care(plan, 2, by=aino, person=person, due_on=DAY)
    assert seen(aino) == [("espoo", "2")]
    said = page_of(aino, "fi").content.decode()
    assert f"/fi/plans/{plan.pk}/steps/2/" in said
    with inside(espoo):
        take_care(plan, 2, by=aino, person=None, due_on=DAY)
    assert seen(aino) == []


def test_whoever_has_left_a_workspace_sees_none_of_its_tasks(
    both: User, espoo: Workspace, hanko: Workspace
) -> None:
    with inside(hanko):
        add_task(title="Hangös", concerns=None, due_on=DAY, user_id=both.pk, by=both)
    assert seen(both) == [("hanko", "Hangös")]
    with at_front_door():
        Membership.objects.filter(user=both, workspace=hanko).update(valid_from=DAY)
    assert today() < DAY
    assert seen(both) == []


def test_nobody_sees_anothers_errands_whatever_they_ask(
    aino: User, bertil: User, espoo: Workspace
) -> None:
    with inside(espoo):
        tell_errand(told(aino))
    with at_front_door():
        assert not Errand.objects.exists()
        with seen_by(bertil):
            assert not Errand.objects.exists()
            assert not errands_of(aino).exists()
        assert not Errand.objects.exists()
    with at_front_door(), seen_by(aino):
        assert Errand.objects.count() == 1


def test_a_workspace_sees_and_writes_only_its_own(
    both: User, espoo: Workspace, hanko: Workspace
) -> None:
    with inside(espoo):
        tell_errand(told(both))
    with inside(hanko):
        assert not Errand.objects.exists()
        assert Errand.objects.update(title="x") == 0
        assert Errand.objects.all().delete()[0] == 0
        with pytest.raises(Error), transaction.atomic():
            Errand.objects.create(
                workspace=espoo, user=both, kind="task", key="task:2", title="x", path="/"
            )


def test_a_workspace_tells_nothing_to_who_is_not_its_member(
    aino: User, bertil: User, espoo: Workspace
) -> None:
    with inside(espoo):
        tell_errand(told(bertil))
        assert not Errand.objects.exists()
        with pytest.raises(Error), transaction.atomic():
            Errand.objects.create(
                workspace=espoo, user_id=bertil.pk, kind="task", key="k", title="x", path="/"
            )


def test_the_region_reads_no_errands(aino: User) -> None:
    with over_region(), pytest.raises(Error), transaction.atomic():
        Errand.objects.exists()


ROWS = """
WITH person AS (
  INSERT INTO accounts_user (email, name, language, is_active, is_platform_administrator, session_salt, created_at)
  VALUES ('planted@example.org', '', 'fi', true, false, '', now()) RETURNING id)
INSERT INTO tenants_errand (id, workspace_id, user_id, kind, key, title, path)
SELECT gen_random_uuid(), w.id, person.id, 'task', 'task:1', 'Kysy', '/' FROM person, tenants_workspace w
WHERE w.schema_name = 'm049'
"""
FAULTS = {
    "front": "ALTER TABLE tenants_errand DISABLE ROW LEVEL SECURITY",
    "m078": "CREATE POLICY planted ON tenants_errand TO kp_workspace USING (true)",
}


@pytest.mark.parametrize(("role", "fault"), FAULTS.items())
def test_a_planted_fault_shows_what_the_policies_hide(
    role: str, fault: str, database_name: str, django_db_setup: None
) -> None:
    with administrator(database_name) as admin:
        admin.execute("BEGIN")
        admin.execute(ROWS)
        assert _number(admin, role) == 0
        admin.execute("SET CONSTRAINTS ALL IMMEDIATE")
        admin.execute(fault)
        assert _number(admin, role) == 1
        admin.execute("ROLLBACK")


def _number(admin: psycopg.Connection[Any], role: str) -> int:
    admin.execute(f"SET LOCAL ROLE kp_{role}")
    row = admin.execute("SELECT count(*) FROM tenants_errand").fetchone()
    admin.execute("RESET ROLE")
    return int(row[0]) if row else -1


def test_telling_again_makes_the_same_list(both: User, espoo: Workspace) -> None:
    with inside(espoo):
        plan = make_plan(both)
        person = Membership.objects.select_related("user").filter(user=both).first()
        take_care(plan, 3, by=both, person=person, due_on=None)
        add_task(title="Kysy", concerns=None, due_on=DAY, user_id=both.pk, by=both)
        before = sorted(Errand.objects.values_list("key", "title", "path", "due_on", "user"))
        Errand.objects.filter(kind="task").delete()
        assert tell_errands_again() == 2
        assert tell_errands_again() == 2
        after = sorted(Errand.objects.values_list("key", "title", "path", "due_on", "user"))
    assert after == before


def test_a_task_and_its_errand_are_one_transaction(aino: User, espoo: Workspace) -> None:
    cut_everywhere(
        lambda: add_task(title="Kysy", concerns=None, due_on=DAY, user_id=aino.pk, by=aino),
        at=lambda: inside(espoo),
        workspaces=[espoo],
    )
