"""Rounds, more time and reminders through the API, from both sides."""

from datetime import date
from typing import Any

from regional.models import Reminder, Round
from tenants.context import over_region
from tests.api.made import REGION, ok
from tests.api.program import Program

WORDS: dict[str, Any] = {
    "title": "Two-year report",
    "letter": "Dear **all**",
    "municipalities": ["049"],
    "questions": [{"text": "How many?"}, {"text": "What else?", "required": False}],
}


def test_a_round_is_written_sent_read_and_closed(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    begun = sanna_at_uusimaa.post(f"{REGION}/rounds", WORDS)
    path = f"{REGION}/rounds/{ok(begun, 201)['id']}"
    assert begun["ETag"] == '"1"'
    said = WORDS | {"title": "Report 2026"}
    written = sanna_at_uusimaa.call("PUT", path, said, version=1)
    assert ok(written)["title"] == "Report 2026"
    stale = sanna_at_uusimaa.call("PUT", path, WORDS, version=1)
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_edit")
    assert ok(espoo_api.get("letters"))["count"] == 0
    sent = ok(sanna_at_uusimaa.post(f"{path}/sending", {}, version=2))
    assert [each["municipality"]["code"] for each in sent["asked"]] == ["049"]
    [letter] = ok(espoo_api.get("letters"))["results"]
    assert (letter["letter"], [each["required"] for each in letter["questions"]]) == (
        "Dear **all**",
        [True, False],
    )
    again = sanna_at_uusimaa.call("PUT", path, WORDS, version=3)
    assert (again.status_code, again.json()["code"]) == (409, "round_sent")
    assert ok(sanna_at_uusimaa.post(f"{path}/closing", {}))["closed_at"]
    with over_region():
        assert Round.objects.get().title == "Report 2026"


def test_more_time_is_asked_for_taken_back_and_granted(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    said = {"due_on": "2026-10-31", "reason": "A new coordinator"}
    first = ok(espoo_api.post("relief-requests", said), 201)
    assert espoo_api.post("relief-requests", said).json()["code"] == "request_waits"
    assert ok(espoo_api.post(f"relief-requests/{first['id']}/taking-back", {}))["outcome"] == (
        "taken_back"
    )
    second = ok(espoo_api.post("relief-requests", said), 201)
    listed = ok(sanna_at_uusimaa.get(f"{REGION}/requests"))["results"]
    assert [each["outcome"] for each in listed] == ["", "taken_back"]
    path = f"{REGION}/requests/{second['id']}/decision"
    early = sanna_at_uusimaa.post(path, {"grant": True, "reason": "Ok", "due_on": "2026-05-05"})
    assert early.status_code == 422 and "due_on" in early.json()["errors"]
    ok(sanna_at_uusimaa.post(path, {"grant": True, "reason": "Agreed"}))
    [seen, _taken_back] = ok(espoo_api.get("relief-requests"))["results"]
    assert (seen["outcome"], seen["granted_due_on"]) == ("granted", "2026-11-02")
    assert ok(espoo_api.get("obligation"))["due_on"] == "2026-11-02"


def test_an_awaited_report_is_changed_and_reminded_of(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    awaited = ok(sanna_at_uusimaa.get(f"{REGION}/awaited"))["results"]
    espoo = next(each for each in awaited if each["municipality"]["code"] == "049")
    path = f"{REGION}/awaited/{espoo['id']}"
    ok(sanna_at_uusimaa.post(f"{path}/reminders", {"note": "Call me"}), 201)
    with over_region():
        assert Reminder.objects.get().note == "Call me"
    said = {"action": "extend", "due_on": "2026-09-01", "reason": "Agreed"}
    event = ok(sanna_at_uusimaa.post(f"{path}/changes", said), 201)
    assert event["due_on"] == date(2026, 9, 1).isoformat()
    ok(sanna_at_uusimaa.post(f"{path}/changes", {"action": "exempt", "reason": "Merger"}), 201)
    codes = {each["municipality"]["code"] for each in _awaited(sanna_at_uusimaa)}
    assert "049" not in codes
    ok(sanna_at_uusimaa.post(f"{path}/changes", {"action": "restore", "reason": "None"}), 201)
    refused = sanna_at_uusimaa.post(f"{path}/changes", {"action": "restore", "reason": "None"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_exempt")


def _awaited(api: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ok(api.get(f"{REGION}/awaited"))["results"]
    return found
