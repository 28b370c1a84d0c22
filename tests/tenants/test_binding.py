"""A connection is bound to one place, or it answers nothing."""

import threading

import pytest
from django.core.cache import cache
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.test import Client

from accounts.models import User
from audit.services import record
from audit.workspace.models import WorkspaceEvent
from core.connection import bound_connection
from tenants.context import (
    NoWorkspace,
    as_administrator,
    at_front_door,
    current_workspace,
    inside,
    nowhere,
    over_region,
)
from tenants.database.binding import Binding, Unbound, WrongSchema, owner_binding, workspace_binding
from tenants.models import Workspace
from tests.makers import make_member, make_user


def role_and_path() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text, current_setting('search_path')")
        role, path = cursor.fetchone()
    return role, path


def test_inside_a_workspace_the_role_and_the_path_are_its_own(espoo: Workspace) -> None:
    with inside(espoo):
        assert role_and_path() == ("kp_m049", "m049, public")
        assert current_workspace() == espoo
    assert role_and_path() == ("kp_front", "public")


def test_each_door_has_its_role(db: None) -> None:
    seen = []
    for door in (at_front_door, over_region, as_administrator):
        with door():
            seen.append(role_and_path())

    assert seen == [("kp_front", "public"), ("kp_region", "public"), ("kp_admin", "public")]


def test_doors_within_doors_close_in_order(espoo: Workspace, hanko: Workspace) -> None:
    with inside(espoo):
        with inside(hanko):
            assert role_and_path()[0] == "kp_m078"
        assert role_and_path()[0] == "kp_m049"


def test_a_rolled_back_transaction_does_not_leave_the_next_query_elsewhere(
    espoo: Workspace, hanko: Workspace
) -> None:
    with inside(espoo):
        role_and_path()
        with transaction.atomic(), inside(hanko):
            role_and_path()
            transaction.set_rollback(True)
        assert role_and_path() == ("kp_m049", "m049, public")


def test_an_unbound_connection_refuses_every_query(db: None) -> None:
    with nowhere(), pytest.raises(Unbound):
        User.objects.count()


def test_an_unbound_connection_has_no_cache_and_no_workspace(db: None) -> None:
    with nowhere():
        with pytest.raises(Unbound):
            cache.get("anything")
        with pytest.raises(NoWorkspace):
            current_workspace()


def test_a_new_thread_begins_unbound(db: None) -> None:
    seen: list[type[BaseException] | str] = []

    def look() -> None:
        try:
            User.objects.count()
            seen.append("answered")
        except Unbound:
            seen.append(Unbound)
        finally:
            connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [Unbound]


def test_after_a_request_the_connection_is_as_before(espoo: Workspace, client: Client) -> None:
    with nowhere():
        assert client.get("/healthz", headers={"host": espoo.host}).status_code == 200
        with pytest.raises(Unbound):
            User.objects.count()


def test_a_role_that_cannot_be_taken_is_an_error_and_not_the_last_one(db: None) -> None:
    with transaction.atomic():
        bound_connection().bind(Binding("kp_owner"))
        with pytest.raises(OperationalError, match="could not be bound to kp_owner"):
            User.objects.count()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "name",
    ["public", "template", "../m049", "m049; RESET ROLE", "M049", "m49", "pg_catalog", "m049\n"],
)
def test_a_name_that_is_no_workspace_is_refused(name: str) -> None:
    with pytest.raises(WrongSchema):
        workspace_binding(name)


def test_the_owner_is_bound_to_our_schemas_alone() -> None:
    assert owner_binding("public") == Binding("kp_owner")
    with pytest.raises(WrongSchema):
        owner_binding("information_schema")


def test_a_value_in_the_cache_stays_in_its_place(espoo: Workspace, hanko: Workspace) -> None:
    with inside(espoo):
        cache.set("key", "Espoo's")
    with inside(hanko):
        assert cache.get("key") is None
    with inside(espoo):
        assert cache.get("key") == "Espoo's"


def test_a_workspace_sees_its_own_members_and_nobody_else(
    espoo: Workspace, aino: User, bertil: User
) -> None:
    with inside(espoo):
        assert list(User.objects.values_list("name", flat=True)) == ["Aino Virtanen"]


def test_a_workspace_cannot_read_passwords(in_espoo: Workspace, aino: User) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        _ = aino.__class__.objects.get(pk=aino.pk).credential


def test_a_role_in_two_workspaces_is_seen_in_each(
    espoo: Workspace, hanko: Workspace, aino: User
) -> None:
    make_member(aino, workspace=hanko, role="reader")
    for workspace, role in ((espoo, "coordinator"), (hanko, "reader")):
        with inside(workspace):
            assert list(workspace.memberships.values_list("role", flat=True)) == [role]


def test_what_is_done_in_a_workspace_is_written_there(
    espoo: Workspace, hanko: Workspace, aino: User
) -> None:
    with inside(espoo):
        record("plan.opened", by=aino)
    with inside(hanko):
        assert not WorkspaceEvent.objects.exists()
    with inside(espoo):
        assert list(WorkspaceEvent.objects.values_list("verb", "actor_name")) == [
            ("plan.opened", "Aino Virtanen")
        ]


def test_names_of_people_are_compared_without_case(db: None) -> None:
    make_user("Aino Virtanen")
    with pytest.raises(Exception, match="one_person_per_email"), transaction.atomic():
        make_user("AINO VIRTANEN")
