"""Every page that anybody sees carries the same strict policy, and says nothing of it away."""

import pytest

from tests.access.calling import answer_to, paths_of, prepared
from tests.access.scene import Scene
from tests.access.table import ROLES, Row, rows

SEEN = [row for row in rows() if row.method == "GET" and {"ok", "any"} & set(row.expected)]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("row", SEEN, ids=str)
def test_the_policy_is_on_every_page(row: Row, scene: Scene) -> None:
    call = prepared(row, scene)
    role = next(role for role in reversed(ROLES) if row.for_role(role) in {"ok", "any"})
    for name, path in paths_of(row, call)[:20]:
        answer = answer_to(scene.client(role, row.place), scene, row.place, "GET", path, call)
        policy = {
            part.split()[0]: part.split()[1:]
            for part in answer["Content-Security-Policy"].split("; ")
        }
        assert policy["default-src"] == ["'none'"], name
        assert policy["script-src"] == policy["style-src"] == ["'self'"], name
        assert (
            policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == ["'none'"]
        ), name
        assert "unsafe" not in answer["Content-Security-Policy"], name
        assert {header: answer[header] for header in HEADERS} == HEADERS, name
