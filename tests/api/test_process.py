"""A plan's way through the API: its states, differences, what is done elsewhere, carrying over, and the log."""

import pytest

from accounts.models import User
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program


@pytest.mark.checklist("C7.2")
def test_an_element_is_done_elsewhere_and_that_is_taken_back(
    aino_at_espoo: Program, made: Made
) -> None:
    way = f"plans/{made.plan.pk}/element-marks"
    assert ok(aino_at_espoo.get(f"{way}/E7"))["version"] == 0
    said = {"reason": "Hyvinvointisuunnitelma, luku 4"}
    told = ok(aino_at_espoo.call("PUT", f"{way}/E7", said, version=0))
    assert (told["element"], told["version"]) == ("E7", 1)
    assert [each["reason"] for each in ok(aino_at_espoo.get(way))["results"]] == [said["reason"]]
    assert aino_at_espoo.call("PUT", f"{way}/E7", said, version=0).status_code == 412
    assert ok(aino_at_espoo.call("PUT", f"{way}/E7", {"reason": ""}, version=1))["version"] == 0
    assert ok(aino_at_espoo.get(way))["count"] == 0
    assert aino_at_espoo.get(f"{way}/E99").status_code == 404


@pytest.mark.checklist("C7.3")
def test_the_plan_goes_out_for_statements_and_comes_back(
    aino_at_espoo: Program, made: Made
) -> None:
    api, way = aino_at_espoo, f"plans/{made.plan.pk}/states"
    out = ok(api.post(way, {"state": "statements", "note": "Vappuun"}), 201)
    assert ok(api.get(f"versions/{out['version']}"))["number"] == 1
    again = api.post(way, {"state": "statements"})
    assert (again.status_code, again.json()["code"]) == (409, "state_not_possible")
    assert fields_of(api.post(way, {"state": "draft"})) == ["note"]
    assert fields_of(api.post(way, {"state": "approved"})) == ["state"]
    link = {"link": "https://espoo.example/ohjelma"}
    assert fields_of(api.post(way, {"state": "proposed"} | link)) == ["link"]
    back = ok(api.post(way, {"state": "draft", "note": "Lausunnot tulivat"}), 201)
    assert back["version"] is None
    assert [each["state"] for each in ok(api.get(way))["results"]] == ["statements", "draft"]
    assert api.post(way, {"state": "published"} | link).json()["code"] == "state_not_possible"
    assert ok(api.get(f"plans/{made.plan.pk}"))["state"] == "draft"


@pytest.mark.checklist("C7.3")
def test_versions_are_compared_in_words(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    api, way = aino_at_espoo, f"plans/{made.plan.pk}/differences"
    assert fields_of(api.get(way)) == ["older"]
    assert api.get(f"{way}?older=1").status_code == 404
    ok(api.post(f"plans/{made.plan.pk}/states", {"state": "statements"}), 201)
    assert ok(api.get(f"{way}?older=1"))["results"] == []
    with inside(espoo):
        write_section(made.plan, "E1", version=0, by=aino, text="Lähtötilanne")
    ok(api.patch(f"measures/{made.measure.pk}", {"title": "Sanakahvila"}, version=1))
    parts = ok(api.get(f"{way}?older=1"))["results"]
    said = [field for part in parts for each in part["differences"] for field in each["fields"]]
    assert len(parts) == 2
    assert ("Kielikahvila", "Sanakahvila") in {(each["old"], each["new"]) for each in said}
    ok(api.post(f"plans/{made.plan.pk}/states", {"state": "proposed"}), 201)
    assert ok(api.get(f"{way}?older=1&newer=2"))["results"] == parts
    assert ok(api.get(f"{way}?older=2"))["results"] == []
    assert api.get(f"{way}?older=1&newer=3").status_code == 404


@pytest.mark.checklist("C7.3")
def test_a_plan_is_carried_over_after_a_look(aino_at_espoo: Program, made: Made) -> None:
    api, plan = aino_at_espoo, f"plans/{made.plan.pk}"
    said = {"rule_set": "act-681-2023", "first_year": 2050, "last_year": 2053}
    seen = ok(api.get(f"{plan}/preview?rule_set=act-681-2023&first_year=2050"))
    assert seen["counts"] == ["1 objective", "1 measure", "1 indicator"]
    assert ok(api.get("plans"))["count"] == 1
    answer = api.post(f"{plan}/followers", said)
    follower = ok(answer, 201)
    assert (follower["first_year"], follower["rule_set"]) == (2050, "act-681-2023")
    assert answer["Location"].endswith(f"plans/{follower['id']}")
    assert ok(api.get(f"plans/{follower['id']}/measures"))["count"] == 1
    assert api.post(f"{plan}/followers", said).status_code == 422
    assert fields_of(api.post(f"{plan}/followers", said | {"rule_set": "martians"})) == ["rule_set"]
    assert fields_of(api.get(f"{plan}/preview?rule_set=act-1386-2010")) == ["rule_set"]


@pytest.mark.checklist("C7.3")
def test_a_plan_is_put_under_other_rules(aino_at_espoo: Program, made: Made) -> None:
    api, plan = aino_at_espoo, f"plans/{made.plan.pk}"
    before = ok(api.get(plan))["rule_set"]
    other = next(key for key in ("checklist", "act-681-2023") if key != before)
    assert api.call("PUT", f"{plan}/rule-set", {"rule_set": other}, version=7).status_code == 412
    assert ok(api.get(plan))["rule_set"] == before
    told = ok(api.call("PUT", f"{plan}/rule-set", {"rule_set": other}, version=1))
    assert (told["rule_set"], told["version"]) == (other, 2)


@pytest.mark.checklist("P4")
def test_the_log_tells_what_happened_by_kind(aino_at_espoo: Program, made: Made) -> None:
    api, plan = aino_at_espoo, f"plans/{made.plan.pk}"
    ok(api.post(f"{plan}/meetings", {"title": "Kokous", "held_on": "2026-02-02"}), 201)
    ok(api.post(f"{plan}/states", {"state": "statements", "note": "Vappuun"}), 201)
    lines = ok(api.get(f"{plan}/log"))["results"]
    assert {each["kind"] for each in lines} == {"took_part", "changed"}
    found = ok(api.get(f"{plan}/log?kind=took_part"))["results"]
    assert [each["title"] for each in found] == ["Kokous"]
    one = cost_of(api, f"{plan}/log")
    ok(api.post(f"{plan}/meetings", {"title": "Toinen", "held_on": "2026-02-03"}), 201)
    ok(api.post(f"{plan}/meetings", {"title": "Kolmas", "held_on": "2026-02-04"}), 201)
    assert cost_of(api, f"{plan}/log") == one
