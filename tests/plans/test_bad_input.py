"""What people send by mistake or on purpose: words are shown, what was typed is kept, nothing is half done."""

import html
from typing import Any

import pytest

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.models import Body, Indicator, IndicatorValue, Measure, Objective, Plan, Section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_objective, make_plan

MARKUP = "<script>alert('x')</script><img src=x onerror=alert(1)>"
MIXED = "Café 👩‍👩‍👧 العربية עברית \u202etxt"
KEPT = "Café 👩‍👩‍👧 العربية עברית txt"


CHOSEN = {"theme", "direction"}  # a choice that there is not cannot stay chosen


class Form:
    """One of the plan page's forms, filled in rightly."""

    def __init__(self, path: str, right: dict[str, Any], model: Any, text: str = "title") -> None:
        self.path, self.right, self.model, self.text = path, right, model, text


@pytest.fixture
def forms(espoo: Workspace, aino: User) -> dict[str, Form]:
    with inside(espoo):
        plan = make_plan(aino)
        objective = make_objective(plan, aino)
        body = make_body(aino)
        indicator = make_indicator(objective, aino)
    return {
        "objective": Form(
            f"/plan/{plan.pk}/objectives/add/",
            {"title": "Work", "theme": "employment", "present_state": "", "version": 0},
            Objective,
        ),
        "measure": Form(
            f"/objectives/{objective.pk}/measures/add/",
            {"title": "Café", "responsible": body.pk, "status": "not_started", "version": 0},
            Measure,
        ),
        "indicator": Form(
            f"/objectives/{objective.pk}/indicators/add/",
            {"name": "Rate", "source": "Statistics", "direction": "up", "version": 0},
            Indicator,
            "name",
        ),
        "value": Form(
            f"/indicators/{indicator.pk}/values/add/",
            {"year": "2026", "value": "61", "version": 0},
            IndicatorValue,
            "note",
        ),
        "section": Form(
            f"/plan/{plan.pk}/sections/E6/", {"text": "We meet.", "version": 0}, Section, "text"
        ),
    }


def state(espoo: Workspace) -> list[int]:
    with inside(espoo):
        models = (Objective, Measure, Indicator, IndicatorValue, Section, Body, WorkspaceEvent)
        return [model.objects.count() for model in models]


WRONG = [
    ("indicator", {"source": ""}, "an indicator needs a known source"),
    ("indicator", {"source": " \u200b "}, "an indicator needs a known source"),
    ("indicator", {"name": " "}, "Fill this in."),
    ("indicator", {"target_year": "20226"}, "The year 20226 is not possible here."),
    ("indicator", {"baseline": "much"}, "“much” is not a number."),
    (
        "indicator",
        {"baseline_year": "2027", "target_year": "2026"},
        "cannot be before the baseline",
    ),
    ("indicator", {"direction": "sideways"}, "not one of the available choices"),
    ("indicator", {"responsible": "no-key"}, "no-key"),
    ("measure", {"responsible": ""}, "Choose the body that answers for the measure."),
    ("measure", {"title": ""}, "Fill this in."),
    ("measure", {"starts": "2.3.2027", "ends": "1.3.2027"}, "The end cannot be before the start."),
    ("measure", {"starts": "5/2027", "ends": "4/2027"}, "The end cannot be before the start."),
    ("measure", {"starts": "31.2.2027"}, "There is no such day as 31.2.2027."),
    ("measure", {"starts": "13/2027"}, "There is no month 13/2027."),
    ("measure", {"starts": "some day"}, "“some day” is not a date."),
    ("measure", {"ends": "1.1.20226"}, "The year 20226 is not possible here."),
    ("measure", {"is_continuous": "on", "ends": "1/2028"}, "A continuous measure has no end"),
    ("measure", {"cost": "-1"}, "greater than or equal to 0"),
    ("measure", {"cost": "1e9"}, "“1e9” is not a number."),
    ("measure", {"responsible": "", "new_body": "Library"}, "Choose what kind of body it is."),
    ("measure", {"new_body": "X", "new_body_kind": "education"}, "not both"),
    ("objective", {"title": "\u200b"}, "Fill this in."),
    ("objective", {"theme": "nothing"}, "That choice is not one of"),
    ("objective", {"target_groups": ["martians"]}, "martians is not one of the available choices"),
    ("objective", {"goals": ["no-such-goal"]}, "no-such-goal is not one of the available choices"),
    ("value", {"year": "20226"}, "The year 20226 is not possible here."),
    ("value", {"year": "next"}, "Write the year in four digits"),
    ("value", {"value": ""}, "Give the value, or both parts of the ratio."),
    ("value", {"value": "1,234"}, "can be read in two ways"),
    ("value", {"value": "9" * 30}, "no more than"),
    ("value", {"value": "", "numerator": "1"}, "Give the value, or both parts of the ratio."),
    ("value", {"value": "", "denominator": "5"}, "Give both the numerator and a denominator"),
    ("value", {"numerator": "1", "denominator": "0"}, "Give both the numerator and a denominator"),
    ("section", {"is_not_applicable": "on"}, "Say why this does not concern the plan."),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]}: {case[2]}")
@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_wrong_is_said_and_nothing_is_saved(
    htmx: bool,
    case: tuple[str, dict[str, Any], str],
    forms: dict[str, Form],
    espoo: Workspace,
    coordinator: Visitor,
) -> None:
    name, wrong, words = case
    form, before = forms[name], state(espoo)

    answer = coordinator.post(form.path, form.right | wrong, htmx=htmx)

    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert words in page
    assert 'role="alert"' in page
    for field, typed in wrong.items():
        if field not in CHOSEN and isinstance(typed, str) and typed.isascii():
            assert typed.strip() in page
    assert state(espoo) == before


@pytest.mark.parametrize("name", ["objective", "measure", "indicator", "value", "section"])
def test_ten_megabytes_are_refused_with_their_length_and_kept(
    name: str, forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    form, before = forms[name], state(espoo)
    much = "tekstiä " * 1_250_000

    answer = coordinator.post(form.path, form.right | {form.text: much.replace("ä", "a")})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "fit here" in page
    assert "tekstia tekstia" in page
    assert state(espoo) == before


def test_more_than_the_server_takes_is_refused_in_words(
    forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    form, before = forms["objective"], state(espoo)
    answer = coordinator.post(form.path, form.right | {"present_state": "ä" * 13_000_000})
    assert answer.status_code in {400, 413}
    assert "too large" in words_of(answer)
    assert state(espoo) == before


@pytest.mark.parametrize("text", [MARKUP, MIXED])
@pytest.mark.parametrize("name", ["objective", "measure", "indicator", "value", "section"])
def test_markup_emoji_and_right_to_left_text_are_kept_and_harmless(
    name: str, text: str, forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    form = forms[name]

    answer = coordinator.post(form.path, form.right | {form.text: text})

    assert answer.status_code == 302
    with inside(espoo):
        rows = form.model.objects.filter(**{form.text: KEPT if text == MIXED else text})
        assert rows.count() == 1
        indicator = Indicator.objects.first()
    assert indicator
    for path in ("/plan/", f"/indicators/{indicator.pk}/"):
        page = coordinator.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_name_with_markup_comes_back_in_the_form_as_text(
    forms: dict[str, Form], coordinator: Visitor
) -> None:
    wrong = {"title": MARKUP, "theme": ""}
    page = coordinator.post(forms["objective"].path, forms["objective"].right | wrong)
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert(" in page.content.decode()


@pytest.mark.checklist("C6.1")
def test_a_value_with_a_comma_is_a_number(
    forms: dict[str, Form], espoo: Workspace, aino: User
) -> None:
    finn = Visitor(aino, espoo, "fi")

    assert (
        finn.post(forms["value"].path, forms["value"].right | {"value": "1,5"}).status_code == 302
    )

    with inside(espoo):
        value = IndicatorValue.objects.get()
    assert str(value.value.normalize()) == "1.5"
    assert 'value="1,5"' in finn.get(f"/values/{value.pk}/edit/").content.decode()


def test_a_second_value_of_a_year_is_refused_in_words(
    forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    form = forms["value"]
    assert coordinator.post(form.path, form.right).status_code == 302
    before = state(espoo)

    answer = coordinator.post(form.path, form.right | {"value": "62"})

    assert answer.status_code == 422
    assert "This year has a value already" in words_of(answer)
    assert state(espoo) == before


@pytest.mark.parametrize("version", ["", "-1", "abc", "9" * 40, "١", "1.0"])
def test_a_version_that_makes_no_sense_overwrites_nothing(
    version: str, forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        objective = Objective.objects.get()
    sent = forms["objective"].right | {"version": version, "base": "[not json"}

    answer = coordinator.post(f"/objectives/{objective.pk}/edit/", sent)

    assert answer.status_code == 409
    with inside(espoo):
        assert Objective.objects.get().title == objective.title


def test_a_section_that_the_rule_set_lacks_is_not_found(
    forms: dict[str, Form], espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        plan = Plan.objects.get()
    assert coordinator.get(f"/plan/{plan.pk}/sections/E99/").status_code == 404
    assert coordinator.post(f"/plan/{plan.pk}/sections/E99/", {"text": "x"}).status_code == 404
