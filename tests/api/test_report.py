"""A report through the API: written at the version that was read, sent once, or not at all."""

import pytest

from accounts.models import User
from regional.models import Coverage, ReceivedReport
from reporting import services
from reporting.models import Report, Submission
from tenants.context import inside, over_region
from tenants.models import Role, Workspace
from tests.api.made import DECISION, cost_of, ok
from tests.api.program import Program, at
from tests.makers import make_member, make_user
from tests.plans.makers import make_objective


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


def test_three_objectives_cost_as_many_queries_as_one(
    espoo_api: Program, ready: str, espoo: Workspace, aino: User
) -> None:
    paths = ["reports", f"reports/{ready}", f"reports/{ready}/draft", f"reports/{ready}/review"]
    ok(espoo_api.post(f"reports/{ready}/submissions", {}, idempotency_key="key"), 201)
    first = [cost_of(espoo_api, path) for path in paths]
    with inside(espoo):
        plan = Report.objects.get().plan
        for _ in range(2):
            make_objective(plan, aino)
    assert [cost_of(espoo_api, path) for path in paths] == first
