"""The region through the API."""

from typing import Any

import pytest

from regional.models import ReviewEvent
from tenants.context import over_region
from tenants.models import Officer, Workspace
from tests.api.made import REGION, cost_of, ok
from tests.api.program import Program, make_key
from tests.makers import make_user
from tests.regional.makers import UUSIMAA, make_officer, sent


def officer_elsewhere() -> Program:
    user = make_user("Olli Other")
    make_officer(user, authority="edc-02")
    return Program("kotopolku.test", make_key(user, "edc-02", ("read", "write")))


def test_an_authority_reads_only_its_own_region(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    [listed] = ok(sanna_at_uusimaa.get(f"{REGION}/reports"))["results"]
    other = officer_elsewhere()
    assert other.get(f"{REGION}/reports").status_code == 401  # the key is made for another place
    assert ok(other.get("region/edc-02/reports"))["count"] == 0
    path = f"region/edc-02/reports/{listed['id']}"
    assert other.get(path).status_code == 404
    assert other.post(f"{path}/reviews", {"action": "open"}).status_code == 404
    assert other.get("region/edc-02/municipalities/049").status_code == 404
    assert Program("kotopolku.test").get(f"{REGION}/reports").status_code == 401
    with over_region():
        assert not ReviewEvent.objects.exists()


def test_a_regional_reader_reads_and_does_not_answer(
    espoo_api: Program, ready: str, in_may: None
) -> None:
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    reader = make_user("Rita Reader")
    make_officer(reader, role=Officer.Role.READER)
    api = Program("kotopolku.test", make_key(reader, UUSIMAA, ("read", "write")))
    [listed] = ok(api.get(f"{REGION}/reports"))["results"]
    path = f"{REGION}/reports/{listed['id']}/reviews"
    assert ok(api.get(path))["count"] == 0
    assert api.post(path, {"action": "open"}).status_code == 403


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"action": "approve"}, "action"),
        ({"action": "process"}, "feedback"),
        ({"action": "process", "feedback": " "}, "feedback"),
        ({"action": "return", "correction_due": "2026-06-29"}, "reasons"),
        ({"action": "return", "reasons": [{"text": "x"}]}, "correction_due"),
        ({"action": "return", "reasons": [{"txt": "x"}]}, "reasons"),
        ({"acton": "open"}, "acton"),
        ([], "non_field_errors"),
    ],
)
def test_an_answer_that_says_too_little_is_refused(
    said: Any, field: str, espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    [listed] = ok(sanna_at_uusimaa.get(f"{REGION}/reports"))["results"]
    answer = sanna_at_uusimaa.post(f"{REGION}/reports/{listed['id']}/reviews", said)
    assert field in ok(answer, 422)["errors"]
    with over_region():
        assert not ReviewEvent.objects.exists()


@pytest.mark.checklist("R8")
def test_the_region_is_seen_on_any_day(sanna_at_uusimaa: Program, espoo: Workspace) -> None:
    sent("049")
    api = sanna_at_uusimaa
    before = ok(api.get(f"{REGION}/overview?on=2026-05-03"))["figures"]
    today = ok(api.get(f"{REGION}/overview?on=2026-05-04"))["figures"]
    assert (before["received"], today["received"]) == (0, 1)
    assert today["reporting"].keys() == {"part", "whole"}
    late = ok(api.get(f"{REGION}/municipalities?status=overdue&on=2026-07-01"))
    assert {row["municipality"]["code"] for row in late["results"]} == {"078", "257"}
    one = ok(api.get(f"{REGION}/municipalities/049?on=2026-07-01"))
    assert one["standings"][0]["on_time"] is True
    for day in ("0001-01-01", "9999-12-31", "yesterday"):
        assert "on" in ok(api.get(f"{REGION}/overview?on={day}"), 422)["errors"]


def test_three_reports_cost_as_many_queries_as_one(
    sanna_at_uusimaa: Program, espoo: Workspace
) -> None:
    sent("049")
    paths = [f"{REGION}/reports", f"{REGION}/municipalities", f"{REGION}/overview"]
    first = [cost_of(sanna_at_uusimaa, path) for path in paths]
    sent("078")
    sent("257")
    assert [cost_of(sanna_at_uusimaa, path) for path in paths] == first
