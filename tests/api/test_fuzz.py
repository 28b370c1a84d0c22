"""Whatever a program sends, it gets an answer that the description names, and never an error of the server."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from plans.models import Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.api.program import Program, at, make_key
from tests.makers import make_user
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective
from tests.regional.makers import UUSIMAA, coverage_of, make_officer, sent
from tests.reporting.makers import make_report, make_reported_plan

WRONG: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    1e308,
    "",
    " ",
    "x",
    "\u0000",
    "\ud800",
    "<b>",
    "9" * 400,
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "57,4",
    "NaN",
    "00000000-0000-0000-0000-000000000000",
    [],
    [None],
    [[]],
    ["\u0000"],
    [{"element": []}],
    {},
    {"a": {"b": []}},
    "مرحبا 🧭",
]

WRONG_FIELDS = [True, 10**30, "\u0000", "\ud800", "0001-01-01", "NaN", [None], {"a": []}]


@pytest.fixture
def calls(in_may: None, espoo: Workspace, aino: User) -> dict[str, tuple[Program, dict[str, str]]]:
    """A program of a coordinator, one of an officer, and the keys that stand in their addresses."""
    with inside(espoo):
        report = make_report(make_reported_plan(aino), aino)
        plan: Plan = report.plan
        objective = make_objective(plan, aino)
        keys = {
            "plans": plan.pk,
            "bodies": make_body(aino, name="Toinen").pk,
            "objectives": objective.pk,
            "measures": make_measure(objective, aino).pk,
            "indicators": make_indicator(objective, aino).pk,
            "reports": report.pk,
        }
    officer = make_user("Sanna Korhonen")
    make_officer(officer)
    received = coverage_of(sent("078")).pk
    over = Program("kotopolku.test", make_key(officer, UUSIMAA, ("read", "write")))
    return {
        "workspace": (at(espoo, aino), {name: str(key) for name, key in keys.items()}),
        "front": (over, {"reports": str(received)}),
    }


def described(program: Program) -> list[tuple[str, str, dict[str, Any]]]:
    """List the operations of a host: method, path and what is said of it."""
    document = program.get("schema").json()
    return [
        (method.upper(), path, said | {"shape": _shape(document, said)})
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]


def _shape(document: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    content = said.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
    found: dict[str, Any] = document["components"]["schemas"].get(name, {})
    return dict(found.get("properties", {}))


def filled(path: str, keys: dict[str, str]) -> str:
    """Put keys of things that are there into an address, by the word before each."""
    parts = path.removeprefix("/api/v1/").split("/")
    for place, part in enumerate(parts):
        if part.startswith("{"):
            known = {"municipalities": "049", "region": UUSIMAA, "sections": "E1", "steps": "2"}
            parts[place] = (known | keys).get(parts[place - 1], str(UUID(int=0)))
    return "/".join(parts)


def bodies(shape: dict[str, Any]) -> list[Any]:
    """Return bodies that are wrong as a whole, and some with one wrong field each."""
    return [*WRONG, *({name: wrong} for name in shape for wrong in WRONG_FIELDS)]


def check(method: str, path: str, said: dict[str, Any], sent: Any, answer: Any) -> None:
    what = f"{method} {path} {sent!r}: {answer.status_code} {answer.content.decode()[:300]}"
    assert answer.status_code < 500, what
    undescribed = {"405", "406", "410", "415"}
    assert str(answer.status_code) in {*said["responses"], *undescribed}, what
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json", what


def send(program: Program, method: str, path: str, body: Any) -> Any:
    return program.call(method, path, json.dumps(body), if_match='"1"', idempotency_key="key")


@pytest.mark.slow
@pytest.mark.parametrize("host", ["workspace", "front"])
def test_wrong_bodies_are_refused_in_words(
    host: str, calls: dict[str, tuple[Program, dict[str, str]]]
) -> None:
    program, keys = calls[host]
    tried = 0
    for method, path, said in described(program):
        if method in {"GET", "DELETE"}:
            continue
        for body in bodies(said["shape"]):
            check(method, path, said, body, send(program, method, filled(path, keys), body))
            tried += 1
    assert tried > 50


@pytest.mark.parametrize("host", ["workspace", "front"])
def test_wrong_queries_are_refused_in_words(
    host: str, calls: dict[str, tuple[Program, dict[str, str]]]
) -> None:
    program, keys = calls[host]
    for method, path, said in described(program):
        if method != "GET":
            continue
        names = [one["name"] for one in said.get("parameters", ()) if one["in"] == "query"]
        for name in names:
            for wrong in ("", "%00", "x", "-1", "9" * 40, "0001-01-01", "9999-12-31", "%ed%a0%80"):
                answer = program.get(f"{filled(path, keys)}?{name}={wrong}")
                check(method, path, said, f"{name}={wrong}", answer)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = ("title", "theme", "present_state", "target_groups", "goals")


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=ANYTHING | st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=5))
def test_an_objective_may_be_anything_and_nothing_breaks(
    body: Any, calls: dict[str, tuple[Program, dict[str, str]]]
) -> None:
    program, keys = calls["workspace"]
    answer = send(program, "POST", f"plans/{keys['plans']}/objectives", body)
    assert answer.status_code in {201, 400, 422}, answer.content
