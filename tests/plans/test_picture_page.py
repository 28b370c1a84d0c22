"""The page of the situation picture: how it begins, who may write, in each language, and harmless text."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import User
from plans.models import Plan
from plans.picture.services import promise_finding, write_finding
from tenants.context import inside
from tenants.models import Membership, Role, Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan

LATER = date(2059, 1, 1)


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def test_without_a_plan_the_page_leads_to_one(coordinator: Visitor) -> None:
    assert "begin one first" in words_of(coordinator.get("/picture/"))


def test_an_empty_picture_says_how_to_begin(coordinator: Visitor, plan: Plan) -> None:
    answer = coordinator.get("/picture/")
    page = words_of(answer)
    assert "Nothing has been found out yet" in page and "Questions 0/10" in page
    assert page.count("Write the answer") == 10
    assert f"/plans/{plan.pk}/picture/3.1/add/" in answer.content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_opens_in_each_language(
    language: str, plan: Plan, espoo: Workspace, aino: User
) -> None:
    for page in ("/picture/", f"/plans/{plan.pk}/services/", f"/plans/{plan.pk}/picture/3.1/add/"):
        answer = Visitor(aino, espoo, language).get(page)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()


def test_a_reader_sees_what_is_known_and_nothing_to_write(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        write_finding(plan, "3.4", by=aino, title="Neuvontaa toivotaan")
        promise_finding(plan, "3.5", by=aino, promised_by="Kela", promised_on=LATER)
    Membership.objects.filter(user=aino).update(role=Role.READER)
    page = words_of(Visitor(aino, espoo).get("/picture/"))
    assert "Neuvontaa toivotaan" in page and "Kela finds out" in page
    for words in ("Add a finding", "Write the answer", "Edit", "Delete"):
        assert words not in page


def test_markup_and_bidi_text_are_shown_as_they_were_written(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    wild = "<script>alert(1)</script> שלום 🙂"
    with inside(espoo):
        write_finding(
            plan,
            "3.4",
            by=aino,
            title=wild,
            text=wild,
            source_words=wild,
            figure=wild,
            unit=wild[:40],
            labels=["<b>", "2025", "x"],
            values=[Decimal(1), Decimal(2), Decimal(3)],
            is_key=True,
        )
    page = coordinator.get("/picture/").content.decode()
    assert "<script>alert" not in page and "<b>" not in page
    assert "שלום 🙂" in page


@pytest.mark.parametrize(
    ("series", "drawn"),
    [
        ({"2024": 1, "2025": 2}, True),
        ({"Perhe": 1, "Työ": 2}, True),
        ({"2025": 1}, False),
        ({"Perhe": -1, "Työ": 2}, False),
        ({"1900": 1, "2025": 2}, False),
    ],
)
def test_figures_are_drawn_when_a_drawing_says_more_than_the_numbers(
    series: dict[str, int],
    drawn: bool,
    coordinator: Visitor,
    plan: Plan,
    espoo: Workspace,
    aino: User,
) -> None:
    said = {"labels": list(series), "values": [Decimal(value) for value in series.values()]}
    with inside(espoo):
        row = write_finding(
            plan, "3.1", by=aino, title="Näin", figure="Osuus", source_words="x", **said
        )
    page = coordinator.get("/picture/")
    assert (f'id="f-{row.pk}-c"' in page.content.decode()) is drawn
    assert list(series)[-1] in words_of(page)
