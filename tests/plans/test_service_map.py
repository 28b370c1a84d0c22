"""The service map, the needs by reason of arrival, and how many are expected."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from plans.editing import change
from plans.models import ExpectedArrivals, Plan, Service
from plans.picture.map import maps_of
from plans.picture.services import add_service, expect_arrivals, write_finding
from plans.preparation.services import StillNeeded, remove_body
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_plan
from tests.plans.pages import opened

SERVICE = {
    "name": "Kielikahvila",
    "provider_name": "Asukasyhdistys",
    "coverage": "partly",
    "gap": "Iltaisin ei ole mitään",
    "reach": "noin 40 ihmistä viikossa",
    "target_groups": ["parents_at_home"],
    "arrival_reasons": ["family"],
}
RANGE = {
    "year": "2027",
    "low": "1 200",
    "high": "1 500",
    "assumptions": "Kuntapaikat ennallaan",
    "source_words": "Kaupungin arvio",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.mark.checklist("C3.9")
def test_the_map_shows_services_by_group_and_the_groups_without_any(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    address = f"/plans/{plan.pk}/services/"
    assert "There are no services on the map yet" in words_of(coordinator.get(address))
    assert coordinator.post(f"{address}add/", SERVICE).status_code == 302
    page = words_of(coordinator.get(address))
    assert "No service is there for: Children, Young people, Families, Working-age people," in page
    assert "Asukasyhdistys" in page and "Iltaisin ei ole mitään" in page
    with inside(espoo):
        by_group, by_reason = maps_of(plan, list(plan.services.all()))
        assert by_group.rows[0].cells == ["", "", "", "", "partly", "", ""]
        assert by_reason.rows[0].cells == ["", "", "partly", ""]
        assert "Parents at home" not in by_group.without
    picture = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    assert "Kielikahvila : Iltaisin ei ole mitään" in picture


def test_a_service_that_is_missing_serves_nobody(plan: Plan, espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        add_service(
            plan,
            by=aino,
            name="Yökerho",
            coverage="missing",
            gap="Ei ole",
            target_groups=["children"],
        )
        by_group, _by_reason = maps_of(plan, list(plan.services.all()))
        assert by_group.rows[0].cells[0] == "missing"
        assert "Children" in by_group.without


@pytest.mark.checklist("C3.10")
def test_guidance_and_needs_are_shown_by_reason_of_arrival(
    coordinator: Visitor, plan: Plan
) -> None:
    guidance = SERVICE | {"name": "Neuvonta omalla kielellä", "is_guidance": "on"}
    coordinator.post(f"/plans/{plan.pk}/services/add/", guidance)
    need = {"title": "Työn vuoksi tulleet kysyvät veroista", "confidence": "impression"}
    need |= {"arrival_reason": "work"}
    coordinator.post(f"/plans/{plan.pk}/picture/3.10/add/", need)
    page = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    table = page[page.index("Services and needs by reason of arrival") :]
    assert table.index("Work") < table.index("Työn vuoksi tulleet") < table.index("Studies")
    assert "Family reasons Neuvonta omalla kielellä (guidance)" in table


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Fill this in."),
        ({"name": "x" * 201}, "201 characters"),
        ({"gap": ""}, "Say what is lacking."),
        ({"provider_name": ""}, "Say who provides the service, or that it is missing."),
        ({"coverage": "none"}, "Select a valid choice"),
        ({"target_groups": ["nobody"]}, "Select a valid choice"),
        ({"arrival_reasons": ["war"]}, "Select a valid choice"),
        ({"provider": "x"}, "is not a valid"),
    ],
)
def test_a_service_that_cannot_be_is_refused_in_words(
    said: dict[str, Any], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/services/add/", SERVICE | said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    with inside(espoo):
        assert not Service.objects.exists()


def test_a_provider_is_of_the_list_or_in_words_and_stays_while_it_provides(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        body = make_body(aino)
    answer = coordinator.post(
        f"/plans/{plan.pk}/services/add/", SERVICE | {"provider": str(body.pk)}
    )
    assert "not both" in words_of(answer)
    said = SERVICE | {"provider": str(body.pk), "provider_name": ""}
    coordinator.post(f"/plans/{plan.pk}/services/add/", said)
    with inside(espoo), pytest.raises(StillNeeded, match="It provides the service “Kielikahvila”"):
        remove_body(body, version=body.version, by=aino)


def test_sql_refuses_what_the_form_would(plan: Plan, espoo: Workspace) -> None:
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("a_service_has_a_name", {"name": " ", "provider_name": "x"}),
        ("a_gap_is_worded", {"name": "x", "provider_name": "x", "coverage": "partly"}),
        ("is_there_has_a_provider", {"name": "x"}),
    ]
    with inside(espoo):
        for name, said in wrong:
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                Service.objects.create(plan=plan, **said)
        years: list[tuple[str, dict[str, Any]]] = [
            ("arrivals_are_a_range", {"low": 3, "high": 2}),
            ("arrivals_have_a_source", {"source_words": ""}),
            ("arrivals_say_what_they_assume", {"assumptions": ""}),
            ("arrivals_are_of_our_time", {"year": 20226}),
        ]
        given: dict[str, Any] = {
            "year": 2027, "low": 1, "high": 2, "assumptions": "x", "source_words": "x"
        }  # fmt: skip
        for name, said in years:
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                ExpectedArrivals.objects.create(plan=plan, **(given | said))


def test_services_are_found_and_paged(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        for number in range(27):
            add_service(plan, by=aino, name=f"Palvelu {number:02}", provider_name="Kunta")
        add_service(plan, by=aino, name="Neuvonta", provider_name="Infopiste")
    address = f"/plans/{plan.pk}/services/"
    assert "Palvelu 26" not in words_of(coordinator.get(address))
    assert "Palvelu 26" in words_of(coordinator.get(f"{address}?page=2"))
    found = words_of(coordinator.get(f"{address}?q=infopiste"))
    assert "Neuvonta" in found and "Palvelu 00" not in found
    assert "No service was found" in words_of(coordinator.get(f"{address}?q=kouluratsastus"))


@pytest.mark.checklist("C3.6")
def test_arrivals_are_a_range_with_assumptions_and_source(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    address = f"/plans/{plan.pk}/arrivals/add/"
    answer = coordinator.post(address, RANGE)
    assert answer["Location"].endswith("/picture/#q3-6")
    page = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    assert "1,200–1,500 people are expected in 2027" in page
    assert "Kuntapaikat ennallaan" in page and "Source: Kaupungin arvio" in page
    form = coordinator.get(address).content.decode()
    assert 'value="2028"' in form and "Kuntapaikat ennallaan" in form
    answer = coordinator.post(address, RANGE)
    assert answer.status_code == 422
    assert "This year has a range already" in words_of(answer)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"year": "20226"}, "20226"),
        ({"year": ""}, "Fill this in."),
        ({"low": "-1"}, "greater than or equal to 0"),
        ({"low": "moni"}, "“moni” is not a number"),
        ({"low": "1,5"}, "decimal place"),
        ({"high": "100"}, "The larger number cannot be below the smaller."),
        ({"high": "9" * 30}, "1000000"),
        ({"assumptions": ""}, "Fill this in."),
        ({"source_words": ""}, "Say where the figures come from."),
    ],
)
def test_arrivals_that_cannot_be_are_refused_in_words(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/arrivals/add/", RANGE | said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    with inside(espoo):
        assert not ExpectedArrivals.objects.exists()


def test_a_stale_change_of_a_service_and_of_a_year_shows_both(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        service = add_service(plan, by=aino, name="Ensin", provider_name="Kunta")
        change(service, version=1, by=aino, name="Theirs")
        year = expect_arrivals(
            plan, by=aino, year=2027, low=1, high=2, assumptions="Ensin", source_words="x"
        )
        change(year, version=1, by=aino, assumptions="Theirs")
    for address, said in (
        (f"/services/{service.pk}/edit/", SERVICE | {"name": "Mine"}),
        (f"/arrivals/{year.pk}/edit/", RANGE | {"assumptions": "Mine"}),
    ):
        answer = coordinator.post(address, said | {"version": "1"})
        assert answer.status_code == 409
        assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


def test_what_somebody_removed_meanwhile_can_be_saved_as_new(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        service = add_service(plan, by=aino, name="Ensin", provider_name="Kunta")
    form = opened(coordinator, f"/services/{service.pk}/edit/")
    coordinator.post(f"/services/{service.pk}/remove/", {"version": "1"})
    answer = coordinator.post(f"/services/{service.pk}/edit/", form | SERVICE)
    assert answer.status_code == 409
    assert "Save it as new" in words_of(answer)
    assert f"/plans/{plan.pk}/services/add/" in answer.content.decode()


def test_a_year_is_removed_after_asking(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    coordinator.post(f"/plans/{plan.pk}/arrivals/add/", RANGE)
    with inside(espoo):
        key = ExpectedArrivals.objects.get().pk
        write_finding(plan, "3.6", by=aino, title="Kasvu jatkuu")
    address = f"/arrivals/{key}/remove/"
    assert "Delete what is expected in 2027?" in words_of(coordinator.get(address))
    assert coordinator.post(address, {"version": "0"}).status_code == 409
    coordinator.post(address, {"version": "1"})
    with inside(espoo):
        assert not ExpectedArrivals.objects.exists()
