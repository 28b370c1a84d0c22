"""The register and the catalogue, for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.program import Program

LISTS = [
    "register/municipalities",
    "register/authorities",
    "register/areas",
    "catalogue/rule-sets",
    "catalogue/steps",
    "catalogue/themes",
    "catalogue/target-groups",
    "catalogue/frameworks",
    "catalogue/indicators",
    "catalogue/organisation-kinds",
    "catalogue/lead-times",
    "catalogue/obstacles",
    "catalogue/risk-signs",
    "catalogue/length-budgets",
    "catalogue/advisory-boards",
    "catalogue/reason-codes",
    "catalogue/data-sources",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_comes_in_pages(path: str, front: Program) -> None:
    answer = front.get(f"{path}?page_size=1")
    assert answer.status_code == 200
    found = answer.json()
    assert len(found["results"]) == 1
    assert found["count"] > 1
    assert f"{path}?page=2" in found["next"]


@pytest.mark.parametrize("path", LISTS)
def test_three_rows_cost_as_many_queries_as_one(path: str, front: Program) -> None:
    front.get(path)
    counts = []
    for size in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            front.get(f"{path}?page_size={size}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.checklist("R10")
def test_who_is_competent_depends_on_the_day(front: Program) -> None:
    before = front.get("register/municipalities/837/competence?on=2025-12-31").json()
    after = front.get("register/municipalities/837/competence?on=2026-01-01").json()
    assert before["authority"]["name"]["fi"] == "Pirkanmaan ELY-keskus"
    assert after["authority"]["kind"] == "economic_development_centre"
    assert (
        before["authority"]["key"]
        in front.get(f"register/authorities/{after['authority']['key']}").json()["took_over"]
    )


def test_municipalities_are_found_by_name_authority_and_area(front: Program) -> None:
    espoo = front.get("register/municipalities?q=Esbo&on=2026-06-01").json()["results"][0]
    assert (espoo["code"], espoo["languages"]) == ("049", ["fi", "sv"])
    under = front.get(
        f"register/municipalities?authority={espoo['authority']}&on=2026-06-01"
    ).json()
    assert under["count"] == 26
    area = front.get(
        f"register/municipalities?area={espoo['employment_area']}&on=2026-06-01"
    ).json()
    assert {row["code"] for row in area["results"]} == {"049", "235"}


def test_a_day_that_is_no_day_is_refused_in_words(front: Program) -> None:
    answer = front.get("register/municipalities?on=31.2.2026")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["on"]


def test_a_rule_set_is_read_with_its_steps(front: Program) -> None:
    default = next(
        rule for rule in front.get("catalogue/rule-sets").json()["results"] if rule["is_default"]
    )
    found = front.get(f"catalogue/rule-sets/{default['key']}").json()
    assert len(found["elements"]) == 8
    assert [step["number"] for step in found["steps"]] == list(range(1, 9))
    assert front.get("catalogue/rule-sets/none").status_code == 404
