"""Finding things, the trail and notices through the API."""

from uuid import uuid4

import pytest

from accounts.models import User
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program, at
from tests.makers import make_member, make_user
from tests.plans.makers import make_measure


@pytest.mark.checklist("P5")
def test_what_was_written_is_found_by_the_beginnings_of_its_words(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    api = aino_at_espoo
    [hit] = ok(api.get("search?q=kielikah"))["results"]
    assert (hit["kind"], hit["id"], hit["title"]) == (
        "measure",
        str(made.measure.pk),
        "Kielikahvila",
    )
    assert hit["excerpt"].strip() == "Kielikahvila"
    assert ok(api.get("search?q=kielikah&kind=objective"))["results"] == []
    assert ok(api.get("search?q=%26"))["results"] == []
    assert fields_of(api.get("search")) == ["q"]
    assert fields_of(api.get("search?q=a&kind=martian")) == ["kind"]
    one = cost_of(api, "search?q=kielikahvila")
    with inside(espoo):
        for _number in range(2):
            make_measure(made.objective, aino)
    assert cost_of(api, "search?q=kielikahvila") == one


@pytest.mark.checklist("P4")
def test_the_trail_tells_who_changed_what(
    aino_at_espoo: Program, made: Made, aino: User, espoo: Workspace
) -> None:
    api = aino_at_espoo
    ok(api.patch(f"measures/{made.measure.pk}", {"title": "Sanakahvila"}, version=1))
    way = f"history/measure/{made.measure.pk}"
    entries = ok(api.get(way))["results"]
    assert len(entries) == 2
    assert entries[0]["who"] == str(aino)
    assert (entries[0]["changes"][0]["before"], entries[0]["changes"][0]["after"]) == (
        "Kielikahvila",
        "Sanakahvila",
    )
    one = cost_of(api, way)
    for number, title in enumerate(("Kahvila", "Kerho"), start=2):
        ok(api.patch(f"measures/{made.measure.pk}", {"title": title}, version=number))
    assert cost_of(api, way) == one
    assert ok(api.get(f"trail?kind=plans.measure&person={aino.pk}"))["count"] == 4
    assert ok(api.get("trail?until=2000-01-01"))["count"] == 0
    assert fields_of(api.get("trail?since=yesterday")) == ["since"]
    assert api.get(f"history/measure/{uuid4()}").status_code == 404
    assert api.get(f"history/martian/{made.measure.pk}").status_code == 404


def test_a_person_reads_their_own_notices_and_says_how_they_are_told(
    aino_at_espoo: Program, made: Made, espoo: Workspace
) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=Role.READER)
    theirs = at(espoo, person)
    for title in ("Kysy koululta", "Kysy Kelalta"):
        ok(aino_at_espoo.post("tasks", {"title": title, "user_id": person.pk}), 201)
    told = ok(theirs.get("notices?unread=true"))["results"]
    assert [each["kind"] for each in told] == ["task_given", "task_given"]
    assert "Kysy Kelalta" in told[0]["words"]
    key = {"notice": told[0]["id"]}
    assert ok(aino_at_espoo.get("notices"))["count"] == 0
    assert aino_at_espoo.post("notices/read", key).status_code == 422
    assert ok(theirs.post("notices/read", key)) == {"read": 1}
    assert ok(theirs.post("notices/read", key)) == {"read": 0}
    assert ok(theirs.get("notices?unread=true"))["count"] == 1
    assert ok(theirs.post("notices/read", {})) == {"read": 1}
    said = {"kind": "task_given", "way": "off"}
    assert ok(theirs.call("PUT", "notice-ways", said)) == said
    assert said in ok(theirs.get("notice-ways"))["results"]
    assert said not in ok(aino_at_espoo.get("notice-ways"))["results"]
    assert fields_of(theirs.call("PUT", "notice-ways", said | {"way": "by drum"})) == ["way"]
    ok(aino_at_espoo.post("tasks", {"title": "Hiljaa", "user_id": person.pk}), 201)
    assert ok(theirs.get("notices"))["count"] == 2
