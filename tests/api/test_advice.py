"""Remarks, replies and the advice desk through the API, from both sides."""

import pytest

from tests.api.made import REGION, ok
from tests.api.program import Program


@pytest.mark.checklist("C1.5")
def test_a_question_goes_and_its_answer_comes(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    said = {"title": "A small group", "text": "Is three enough?", "about": "step", "key": "2"}
    asked = ok(espoo_api.post("advice", said), 201)
    assert asked["about_name"].startswith("2 ") and asked["state"] == "question"
    [listed] = ok(sanna_at_uusimaa.get(f"{REGION}/advice?state=open"))["results"]
    assert (listed["id"], listed["municipality"]["code"]) == (asked["id"], "049")
    path = f"{REGION}/advice/{asked['id']}"
    empty = sanna_at_uusimaa.post(f"{path}/entries", {"action": "answer"})
    assert (empty.status_code, empty.json()["code"]) == (409, "message_missing")
    answered = ok(
        sanna_at_uusimaa.post(f"{path}/entries", {"action": "answer", "text": "Yes."}), 201
    )
    assert [each["kind"] for each in answered["entries"]] == ["question", "answer"]
    told = ok(espoo_api.get(f"advice/{asked['id']}"))
    assert (told["state"], told["entries"][1]["text"]) == ("answer", "Yes.")
    ok(espoo_api.post(f"advice/{asked['id']}/entries", {"action": "close"}), 201)
    public = {"title": "Size", "question": "How many?", "answer": "Ask Aino Virtanen."}
    refused = sanna_at_uusimaa.call("PUT", f"{path}/publication", public)
    assert (refused.status_code, refused.json()["code"]) == (409, "personal_data")
    public["answer"] = "Three."
    ok(sanna_at_uusimaa.call("PUT", f"{path}/publication", public))
    [found] = ok(espoo_api.get("advice/answers?q=three"))["results"]
    assert found["title"] == "Size" and "version" not in found


@pytest.mark.checklist("R2")
def test_a_remark_is_drafted_handed_over_replied_to_and_closed(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    [sending] = ok(espoo_api.get(f"reports/{ready}/submissions"))["results"]
    [listed] = ok(sanna_at_uusimaa.get(f"{REGION}/reports"))["results"]
    path = f"{REGION}/reports/{listed['id']}"
    said = {"place": "E4", "kind": "must", "text": "Name the source."}
    assert ok(sanna_at_uusimaa.post(f"{path}/remarks", said))["is_draft"]
    stale = sanna_at_uusimaa.post(f"{path}/remarks", said | {"text": "Name it."})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_edit")
    unknown = sanna_at_uusimaa.post(f"{path}/remarks", said | {"place": "E99"})
    assert unknown.status_code == 422
    feedback = f"submissions/{sending['id']}/feedback"
    assert ok(espoo_api.get(feedback))["count"] == 0
    ok(sanna_at_uusimaa.post(f"{path}/reviews", {"action": "hear"}), 201)
    [remark] = ok(espoo_api.get(feedback))["results"]
    reply = {"remark": remark["id"], "stance": "disagree"}
    assert espoo_api.post(feedback, reply).json()["code"] == "reason_missing"
    assert espoo_api.post(feedback, reply | {"text": "It is named."}).status_code == 204
    assert ok(sanna_at_uusimaa.get(path))["state"] == "in_review"
    closing = f"{path}/remarks/{remark['id']}/closing"
    assert ok(sanna_at_uusimaa.post(closing, {"text": "So it is."}), 201)["is_closed"]
    late = espoo_api.post(feedback, reply | {"stance": "agree"})
    assert (late.status_code, late.json()["code"]) == (409, "remark_closed")


def test_a_report_is_withdrawn_with_a_reason(
    espoo_api: Program, ready: str, sanna_at_uusimaa: Program
) -> None:
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    [sending] = ok(espoo_api.get(f"reports/{ready}/submissions"))["results"]
    path = f"submissions/{sending['id']}/withdrawal"
    assert espoo_api.post(path, {}).status_code == 422
    assert espoo_api.post(path, {"reason": "The wrong figures."}).status_code == 204
    assert espoo_api.post(path, {"reason": "Again."}).json()["code"] == "nothing_to_withdraw"
    assert ok(sanna_at_uusimaa.get(f"{REGION}/reports?state=withdrawn"))["count"] == 1
