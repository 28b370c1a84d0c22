"""Espoo's plan reaches Uusimaa through the API alone."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.documents import fingerprint
from regional.models import Coverage, ReceivedReport, ReviewEvent
from reporting import services
from reporting.models import Report, Submission
from tenants.context import inside, over_region
from tenants.models import Officer, Role, Workspace
from tests.api.program import Program, at, make_key
from tests.makers import make_member, make_user
from tests.plans.makers import make_objective
from tests.regional.makers import UUSIMAA, make_officer, sent
from tests.reporting.makers import make_report, make_reported_plan

REGION = f"region/{UUSIMAA}"
DECISION = {
    "decision_kind": "board",
    "decision_body": "Hyvinvointilautakunta",
    "decided_on": "2026-04-20",
    "decision_section": "94",
}


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


@pytest.fixture
def espoo_api(in_may: None, espoo: Workspace, aino: User) -> Program:
    return at(espoo, aino)


@pytest.fixture
def ready(espoo_api: Program, espoo: Workspace, aino: User) -> str:
    """The key of Espoo's report, decided on and not sent."""
    with inside(espoo):
        return str(make_report(make_reported_plan(aino), aino).pk)


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


def counts(espoo: Workspace) -> tuple[int, int, int]:
    with inside(espoo):
        submissions = Submission.objects.count()
    with over_region():
        return submissions, ReceivedReport.objects.count(), Coverage.objects.count()


def test_the_same_key_sends_one_report(espoo_api: Program, ready: str, espoo: Workspace) -> None:
    path = f"reports/{ready}/submissions"
    first = ok(espoo_api.post(path, {}, idempotency_key="a key"), 400)
    assert first["code"] == "idempotency_key_required"
    receipts = [ok(espoo_api.post(path, {}, idempotency_key="key"), 201) for _ in range(3)]
    assert receipts[0] == receipts[1] == receipts[2]
    assert counts(espoo) == (1, 1, 1)
    other = espoo_api.post(path, {}, idempotency_key="another")
    assert (other.status_code, other.json()["code"]) == (409, "report_closed")
    assert counts(espoo) == (1, 1, 1)


def test_a_key_that_sent_other_contents_is_refused(
    espoo_api: Program, ready: str, sanna: User, espoo: Workspace
) -> None:
    path = f"reports/{ready}/submissions"
    ok(espoo_api.post(path, {}, idempotency_key="key"), 201)
    with inside(espoo):
        Report.objects.update(summary="Other words")
    answer = espoo_api.post(path, {}, idempotency_key="key")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_used")
    assert counts(espoo) == (1, 1, 1)


@pytest.mark.parametrize("key", [None, "", " ", "x" * 101, "ä", "a b"])
def test_without_a_key_nothing_is_sent(
    key: str | None, espoo_api: Program, ready: str, espoo: Workspace
) -> None:
    headers = {} if key is None else {"idempotency_key": key}
    answer = espoo_api.post(f"reports/{ready}/submissions", {}, **headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")
    assert counts(espoo) == (0, 0, 0)


def test_what_was_changed_after_it_was_seen_is_not_sent(
    espoo_api: Program, ready: str, espoo: Workspace
) -> None:
    answer = espoo_api.post(
        f"reports/{ready}/submissions", {"seen": "0" * 64}, idempotency_key="key"
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "content_changed")
    answer = espoo_api.post(
        f"reports/{ready}/submissions", {"seen": "nothing"}, idempotency_key="key"
    )
    assert answer.status_code == 422
    assert counts(espoo) == (0, 0, 0)


def test_a_failure_in_the_middle_leaves_neither_side_changed(
    espoo_api: Program, ready: str, espoo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("after the region has received it")

    with monkeypatch.context() as patch:
        patch.setattr(services, "record", broken)
        answer = espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key")
        assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert counts(espoo) == (0, 0, 0)
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    assert counts(espoo) == (1, 1, 1)


@pytest.mark.parametrize("role", list(Role))
def test_coordinators_and_approvers_send(role: Role, ready: str, espoo: Workspace) -> None:
    person = make_user("Chaya Cohen")
    make_member(person, workspace=espoo, role=role)
    may = role in {Role.COORDINATOR, Role.APPROVER}
    answer = at(espoo, person).post(f"reports/{ready}/submissions", {}, idempotency_key="key")
    assert answer.status_code == (201 if may else 403)
    assert counts(espoo)[0] == (1 if may else 0)


def test_a_key_sends_only_with_its_scope(ready: str, espoo: Workspace, aino: User) -> None:
    path = f"reports/{ready}/submissions"
    answer = at(espoo, aino, ("read", "write")).post(path, {}, idempotency_key="key")
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient_scope")
    ok(at(espoo, aino, ("send",)).post(path, {}, idempotency_key="key"), 201)


def test_a_report_is_changed_at_the_version_that_was_read(
    espoo_api: Program, ready: str, espoo: Workspace
) -> None:
    path = f"reports/{ready}"
    assert espoo_api.patch(path, {"summary": "x"}).status_code == 428
    read = espoo_api.get(path)
    ok(espoo_api.call("PATCH", path, {"summary": "Heidän"}, if_match=read["ETag"]))
    stale = espoo_api.call("PATCH", path, {"summary": "Minun"}, if_match=read["ETag"])
    problem = ok(stale, 412)
    assert (problem["theirs"]["summary"], problem["mine"]["summary"]) == ("Heidän", "Minun")
    decision = espoo_api.call("PUT", f"{path}/decision", DECISION, if_match=read["ETag"])
    assert decision.status_code == 412
    half = espoo_api.call("PUT", f"{path}/decision", DECISION | {"decided_on": None}, version=3)
    assert ok(half, 422)["code"] == "invalid"


@pytest.mark.parametrize("path", ["", "/draft", "/submissions", "/review"])
def test_another_workspace_finds_no_report(
    path: str, ready: str, hanko: Workspace, bertil: User
) -> None:
    api = at(hanko, bertil)
    assert api.get(f"reports/{ready}{path}").status_code == 404


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
    first = [_cost(sanna_at_uusimaa, path) for path in paths]
    sent("078")
    sent("257")
    assert [_cost(sanna_at_uusimaa, path) for path in paths] == first


def _cost(program: Program, path: str) -> int:
    program.get(path)
    with CaptureQueriesContext(connection) as queries:
        ok(program.get(path))
    return len(queries)


def test_three_objectives_cost_as_many_queries_as_one(
    espoo_api: Program, ready: str, espoo: Workspace, aino: User
) -> None:
    paths = ["reports", f"reports/{ready}", f"reports/{ready}/draft", f"reports/{ready}/review"]
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    first = [_cost(espoo_api, path) for path in paths]
    with inside(espoo):
        plan = Report.objects.get().plan
        for _ in range(2):
            make_objective(plan, aino)
    assert [_cost(espoo_api, path) for path in paths] == first
