"""However it goes wrong, a program gets a problem with a stable code, in the words of its language."""

from typing import Any

import pytest
from django.test import Client

from catalogue import queries
from tenants.models import Workspace
from tests.api.program import Program


def check(answer: Any, status: int, code: str) -> dict[str, Any]:
    problem: dict[str, Any] = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["type"] == f"urn:kotopolku:problem:{code}"
    assert problem["title"]
    assert problem["detail"]
    return problem


def test_there_is_nothing_at_the_address(front: Program, aino_at_espoo: Program) -> None:
    for program in (front, aino_at_espoo):
        for method in ("GET", "POST", "DELETE"):
            check(program.call(method, "nothing/here"), 404, "not_found")
    check(aino_at_espoo.get("register/municipalities"), 404, "not_found")
    check(front.get("plans"), 404, "not_found")


def test_nothing_of_the_other_api_versions_is_there(client: Client, espoo: Workspace) -> None:
    check(client.get("/api/v2/plans", headers={"host": espoo.host}), 404, "not_found")


def test_nobody_is_signed_in(espoo: Workspace) -> None:
    answer = Program(espoo.host).get("plans")
    check(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_the_method_the_form_and_the_answer_are_not_known(aino_at_espoo: Program) -> None:
    answer = aino_at_espoo.call("PUT", "plans", {})
    check(answer, 405, "method_not_allowed")
    assert "POST" in answer["Allow"]
    assert aino_at_espoo.call("OPTIONS", "plans").status_code == 405
    check(aino_at_espoo.get("plans", accept="text/csv"), 406, "not_acceptable")
    form = aino_at_espoo.client.post(
        "/api/v1/plans",
        {"title": "x"},
        headers={"host": aino_at_espoo.host, "authorization": f"Bearer {aino_at_espoo.key}"},
    )
    check(form, 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "body", ["{", "not JSON", '{"title": NaN}', "[" * 100_000, '{"a":' * 50_000, "\udcff"]
)
def test_what_cannot_be_read_is_told(body: str, aino_at_espoo: Program) -> None:
    data = body.encode("utf-8", "surrogateescape").decode("latin-1")
    check(aino_at_espoo.post("plans", data), 400, "parse_error")


def test_a_fault_of_ours_is_told_without_its_secrets(
    front: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("a secret word")

    monkeypatch.setattr(queries, "rule_sets_in_full", broken)
    answer = front.get("catalogue/rule-sets/checklist")
    check(answer, 500, "server_error")
    assert "secret" not in answer.content.decode()


def test_the_words_are_in_the_language_that_is_asked_for(front: Program) -> None:
    said = {}
    for language in ("fi", "sv", "en"):
        answer = front.call("PUT", "catalogue/themes", accept_language=language)
        assert answer["Content-Language"] == language
        said[language] = check(answer, 405, "method_not_allowed")["detail"]
    assert said["en"] == 'Method "PUT" not allowed.'
    assert len(set(said.values())) == 3
