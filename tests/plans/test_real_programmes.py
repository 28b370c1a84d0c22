"""Real programmes are entered without losing a fact; Espoo's, with its eight objectives, is the demo's (`tests/demo`)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from catalogue.models import RuleSet
from catalogue.queries import themes
from plans.document.content import content_of
from plans.models import Body, Plan
from plans.preparation.services import add_body, start_plan
from plans.programme.services import plan_measure, write_objective, write_section
from plans.timetable.services import plan_decision
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of

Facts = dict[str, Any]
PROGRAMMES: list[Facts] = json.loads(
    (Path(__file__).parent / "real_programmes.json").read_text("utf-8")
)


def entered(programme: Facts, by: User) -> Plan:
    """Enter what is known of a programme, as somebody would who has its decision papers."""
    first, last = programme["period"]
    plan = start_plan(
        by=by,
        title=programme["title"],
        first_year=first,
        last_year=last,
        case_number=programme["case_number"],
        rule_set=RuleSet.objects.get(key=programme["legal_basis"]),
    )
    names = [*programme["responsible"], *(each["body"] for each in programme["decisions"])]
    bodies = {name: add_body(by=by, name=name, kind_id="management") for name in names}
    objectives = [
        write_objective(plan, by=by, title=title, theme=themes()[0])
        for title in programme["objectives"]
    ]
    for measure in programme["measures"]:
        plan_measure(
            objectives[measure["objective"] - 1],
            by=by,
            title=measure["title"],
            description=measure["note"],
            responsible=bodies[programme["responsible"][0]],
        )
    for decision in programme["decisions"]:
        plan_decision(
            plan,
            by=by,
            body=bodies[decision["body"]],
            handles="Hyväksyy ohjelman",
            decided_on=date.fromisoformat(decision["on"]),
            section=decision["section"],
            outcome="approved",
        )
    text = "\n\n".join([*(f"## {each}" for each in programme["chapters"]), programme["followup"]])
    write_section(plan, "E8", by=by, text=text)
    return plan


@pytest.mark.checklist("C4.3", "C5.1", "C7.1")
@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme["title"])
def test_a_real_programme_is_entered_without_losing_a_fact(
    programme: Facts, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        plan = entered(programme, aino)
        content = json.dumps(content_of(plan), ensure_ascii=False)
        decided = [
            (step.body.name, step.decided_on, step.section)
            for step in plan.decision_steps.select_related("body")
        ]
        assert set(programme["responsible"]) <= {body.name for body in Body.objects.all()}
    told = [programme["title"], programme["case_number"], programme["followup"][:40]]
    told += programme["objectives"] + programme["chapters"]
    told += [each["title"] for each in programme["measures"]]
    told += [each["note"] for each in programme["measures"]]
    assert [words for words in told if words not in content] == []
    assert decided == [
        (each["body"], date.fromisoformat(each["on"]), each["section"])
        for each in programme["decisions"]
    ]
    page = words_of(coordinator.get(f"/plan/{plan.pk}/"))
    assert [title for title in programme["objectives"] if title not in page] == []
