"""What is changed through the API is changed at the version that was read."""

import pytest

from accounts.models import User
from plans.models import Measure
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import EDITABLE, Made, fields_of
from tests.api.program import Program


@pytest.mark.parametrize("noun", EDITABLE)
def test_a_change_names_the_version_that_it_changes(
    noun: str, aino_at_espoo: Program, made: Made
) -> None:
    where, said = EDITABLE[noun]
    path, api = where(made), aino_at_espoo
    for missing in ({}, {"if_match": "*"}):
        answer = api.patch(path, said, **missing)
        assert (answer.status_code, answer.json()["code"]) == (428, "version_required")
    answer = api.patch(path, said, if_match="1")
    assert (answer.status_code, answer.json()["code"]) == (400, "version_not_understood")
    read = api.get(path)
    answer = api.call("PATCH", path, said, if_match=read["ETag"])
    assert (answer.status_code, answer["ETag"]) == (200, '"2"')


@pytest.mark.parametrize("noun", EDITABLE)
def test_a_stale_change_is_refused_with_both_versions(
    noun: str, aino_at_espoo: Program, made: Made
) -> None:
    where, said = EDITABLE[noun]
    path, (field, mine) = where(made), next(iter(said.items()))
    aino_at_espoo.patch(path, {field: "Heidän"}, version=1)
    answer = aino_at_espoo.patch(path, said, version=1)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (412, "stale_edit")
    assert (problem["theirs"][field], problem["mine"][field]) == ("Heidän", mine)
    assert problem["etag"] == '"2"'
    assert aino_at_espoo.get(path).json()[field] == "Heidän"


def test_a_removal_names_the_version_and_refuses_what_is_needed(
    aino_at_espoo: Program, made: Made, espoo: Workspace
) -> None:
    api, body = aino_at_espoo, f"bodies/{made.body.pk}"
    measure = f"measures/{made.measure.pk}"
    assert api.delete(body).status_code == 428
    answer = api.delete(body, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "still_needed")
    assert api.delete(measure, version=7).status_code == 412
    assert api.delete(measure, version=1).status_code == 204
    assert api.get(measure).status_code == 404
    assert api.delete(body, version=1).status_code == 204
    with inside(espoo):
        assert not Measure.objects.exists()


@pytest.mark.checklist("C1.3")
def test_who_takes_care_of_a_step_is_agreed_at_the_version_that_was_read(
    made: Made, aino_at_espoo: Program, aino: User
) -> None:
    api, path = aino_at_espoo, f"plans/{made.plan.pk}/steps/4"
    assert api.get(path)["ETag"] == '"0"'
    said = {"person_id": aino.pk, "due_on": "2027-01-31"}
    assert api.call("PUT", path, said).status_code == 428
    answer = api.call("PUT", path, said, version=0)
    assert (answer.status_code, answer["ETag"]) == (200, '"1"')
    assert (answer.json()["person"], answer.json()["due_on"]) == ("Aino Virtanen", "2027-01-31")
    again = api.call("PUT", path, said | {"due_on": "2027-02-28"}, version=1)
    stale = api.call("PUT", path, said | {"due_on": "2027-03-31"}, version=1)
    assert (again["ETag"], stale.status_code) == ('"2"', 412)
    assert stale.json()["theirs"]["due_on"] == "2027-02-28"
    assert fields_of(api.call("PUT", path, {"person_id": 2**30, "due_on": None}, version=2)) == [
        "person_id"
    ]
    assert api.get(f"plans/{made.plan.pk}/steps/9").status_code == 404
    assert [
        step["number"] for step in api.get(f"plans/{made.plan.pk}/steps").json()["results"]
    ] == [*range(1, 9)]


def test_an_item_is_marked_and_its_mark_taken_back(made: Made, aino_at_espoo: Program) -> None:
    api, path = aino_at_espoo, f"plans/{made.plan.pk}/marks/1.1"
    assert api.get(path).json()["version"] == 0
    done = api.call("PUT", path, {"mark": "done"}, version=0)
    assert (done["ETag"], done.json()["mark"]) == ('"1"', "done")
    left = api.call("PUT", path, {"mark": "not_applicable"}, version=1)
    assert left.status_code == 422
    assert api.call("PUT", path, {"mark": ""}, version=7).status_code == 412
    gone = api.call("PUT", path, {"mark": ""}, version=1)
    assert (gone.status_code, gone.json()["version"]) == (200, 0)
    assert api.get(f"plans/{made.plan.pk}/marks/99.9").status_code == 404
    assert api.get(f"plans/{made.plan.pk}/marks").json()["count"] == 0
