"""Who may do what with the plan through the API: what they may on the pages."""

import pytest

from accounts.models import User
from plans.models import BodyPerson
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.api.made import EDITABLE, PLAN, Made, fields_of
from tests.api.program import at
from tests.makers import make_member, make_user
from tests.plans.makers import make_body

ROLES = {
    Role.COORDINATOR: {"plan", "body", "objective", "measure", "indicator"},
    Role.EDITOR: {"plan", "body", "objective", "measure", "indicator"},
    Role.CONTRIBUTOR: {"measure"},  # of the bodies they act for
    Role.APPROVER: set(),
    Role.READER: set(),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("noun", EDITABLE)
def test_each_role_reads_all_and_changes_what_is_theirs(
    role: Role, noun: str, made: Made, espoo: Workspace
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=role)
    api = at(espoo, person)
    where, said = EDITABLE[noun]
    assert api.get(where(made)).status_code == 200
    if role == Role.CONTRIBUTOR and noun == "measure":
        assert api.patch(where(made), said, version=1).status_code == 403
        with inside(espoo):
            BodyPerson.objects.create(body=made.body, user_id=person.pk)
    answer = api.patch(where(made), said, version=1)
    assert answer.status_code == (200 if noun in ROLES[role] else 403)


@pytest.mark.parametrize("role", ROLES)
def test_the_coordinator_alone_starts_a_plan(role: Role, espoo: Workspace) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=role)
    answer = at(espoo, person).post("plans", PLAN)
    assert answer.status_code == (201 if role == Role.COORDINATOR else 403)


@pytest.mark.parametrize("noun", EDITABLE)
def test_another_workspace_finds_nothing(
    noun: str, made: Made, hanko: Workspace, bertil: User
) -> None:
    where, said = EDITABLE[noun]
    api = at(hanko, bertil)
    for answer in (
        api.get(where(made)),
        api.patch(where(made), said, version=1),
        api.delete(where(made), version=1),
    ):
        assert answer.status_code in {404, 405}
        assert "Kotoutumisohjelma" not in answer.content.decode()


def test_a_contributor_neither_gives_a_measure_away_nor_removes_it(
    made: Made, espoo: Workspace, aino: User
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=Role.CONTRIBUTOR)
    with inside(espoo):
        other = make_body(aino, name="Kela", kind_id="kela")
        BodyPerson.objects.create(body=made.body, user_id=person.pk)
    api, path = at(espoo, person), f"measures/{made.measure.pk}"
    answer = api.patch(path, {"responsible": str(other.pk)}, version=1)
    assert fields_of(answer) == ["responsible"]
    assert api.delete(path, version=1).status_code == 403
    assert api.patch(path, {"status": "done"}, version=1).json()["status"] == "done"
