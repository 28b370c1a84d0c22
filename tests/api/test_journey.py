"""Espoo's plan reaches Uusimaa through the API alone."""

from typing import Any

import pytest

from core.documents import fingerprint
from tests.api.made import DECISION, REGION, ok
from tests.api.program import Program
from tests.regional.makers import UUSIMAA


def write_plan(api: Program) -> str:
    """Write a plan through the API, and return its key."""
    plan = ok(
        api.post("plans", {"title": "Espoon ohjelma", "first_year": 2025, "last_year": 2028}), 201
    )
    key = str(plan["id"])
    body = ok(api.post("bodies", {"name": "Sivistyslautakunta", "kind": "education"}), 201)
    ok(api.patch(f"plans/{key}", {"coordinating_body": body["id"]}, version=1))
    said = {
        "title": "Työllisyys paranee",
        "theme": "good_relations",
        "desired_change": "Useampi työllistyy",
    }
    objective = ok(api.post(f"plans/{key}/objectives", said), 201)["id"]
    said = {"title": "Kielikahvila", "responsible": body["id"], "status": "done"}
    ok(api.post(f"objectives/{objective}/measures", said), 201)
    said = {"name": "Työllisyysaste", "source": "Tilastokeskus", "unit": "%"}
    indicator = ok(api.post(f"objectives/{objective}/indicators", said), 201)["id"]
    ok(api.post(f"indicators/{indicator}/values", {"year": 2025, "value": "57.9"}), 201)
    for element in ("E1", "E6", "E7", "E8"):
        path = f"plans/{key}/sections/{element}"
        assert ok(api.get(path))["version"] == 0
        ok(api.call("PUT", path, {"text": f"Teksti {element}"}, version=0))
    return key


def approve(api: Program, plan: str) -> None:
    """Let the council approve the plan, complete as it is."""
    found = ok(api.get(f"plans/{plan}/completeness"))["results"]
    assert {each["state"] for each in found} == {"met"}
    decided = {"body_name": "Valtuusto", "decided_on": "2026-04-13", "section": "41"}
    version = ok(api.post(f"plans/{plan}/versions", decided), 201)
    assert fingerprint(version["document"]) == version["content_hash"]
    assert version["approvals"][0]["municipality"] == "049"


def prepare(api: Program, plan: str) -> str:
    """Write the report that is owed and record the decision on it; return its key."""
    due = ok(api.get("obligation"))
    assert (due["can_be_sent"], due["authority"]) == (True, UUSIMAA)
    report = ok(api.post("reports", {"plan": plan}), 201)["id"]
    assert ok(api.post("reports", {"plan": plan}), 201)["id"] == report
    ok(api.patch(f"reports/{report}", {"summary": "Työllisyys parani."}, version=1))
    blocked = api.post(f"reports/{report}/submissions", {}, idempotency_key="1")
    assert (blocked.status_code, blocked.json()["code"]) == (409, "not_ready")
    ok(api.call("PUT", f"reports/{report}/decision", DECISION, version=2))
    return str(report)


def arrived(region: Program, draft: Any, receipt: Any) -> str:
    """Find what was sent in the region, word for word; return its key."""
    [row] = ok(region.get(f"{REGION}/municipalities?q=Espoo"))["results"]
    assert (row["state"], row["last"]["reference"]) == ("received", receipt["reference"])
    [listed] = ok(region.get(f"{REGION}/reports?state=awaiting"))["results"]
    received = ok(region.get(f"{REGION}/reports/{listed['id']}"))
    assert received["document"] == draft["document"]
    assert fingerprint(received["document"]) == receipt["content_hash"]
    return str(listed["id"])


def send_back(region: Program, received: str) -> Any:
    """Read the report and return it for completion."""
    steps = f"{REGION}/reports/{received}/reviews"
    ok(region.post(steps, {"action": "open"}), 201)
    reasons = [{"element": "E4", "name": "Mittarit", "text": "Tavoitearvo puuttuu."}]
    said = {"action": "return", "reasons": reasons, "correction_due": "2026-05-29"}
    ok(region.post(steps, said), 201)
    return reasons


@pytest.mark.checklist("C7.1", "C7.4", "R1", "R2")
def test_a_plan_goes_from_its_first_word_to_the_authority_and_back(
    espoo_api: Program, sanna_at_uusimaa: Program
) -> None:
    api, region = espoo_api, sanna_at_uusimaa
    plan = write_plan(api)
    approve(api, plan)
    report = prepare(api, plan)
    draft = ok(api.get(f"reports/{report}/draft"))
    assert not [finding for finding in draft["findings"] if finding["blocks"]]
    sendings = f"reports/{report}/submissions"

    before = ok(region.get(f"{REGION}/overview"))["figures"]
    receipt = ok(api.post(sendings, {"seen": draft["content_hash"]}, idempotency_key="1"), 201)
    assert receipt["content_hash"] == draft["content_hash"]
    after = ok(region.get(f"{REGION}/overview"))["figures"]
    assert after["received"] == before["received"] + 1

    reasons = send_back(region, arrived(region, draft, receipt))
    review = ok(api.get(f"reports/{report}/review"))
    assert (review["state"], review["steps"][-1]["reasons"]) == ("returned", reasons)
    version = ok(api.get(f"reports/{report}"))["version"]
    ok(api.patch(f"reports/{report}", {"summary": "Parani hieman."}, version=version))
    again = ok(api.post(sendings, {}, idempotency_key="2"), 201)
    assert (again["reference"], again["revision"]) == (receipt["reference"], 2)
    [newest] = ok(region.get(f"{REGION}/reports?state=awaiting"))["results"]
    answer = {"action": "process", "feedback": "Selkeä raportti."}
    ok(region.post(f"{REGION}/reports/{newest['id']}/reviews", answer), 201)
    review = ok(api.get(f"reports/{report}/review"))
    assert (review["state"], review["steps"][-1]["text"]) == ("processed", "Selkeä raportti.")
    assert ok(api.get(sendings))["count"] == 2
