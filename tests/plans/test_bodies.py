"""Bodies are added, changed and removed; what needs them keeps them."""

import pytest

from accounts.models import User
from plans.editing import change
from plans.models import Body, BodyPerson, Plan
from plans.preparation.services import StillNeeded, let_act_for, remove_body
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_measure, make_objective, make_plan

KELA = {"name": "Kela", "kind": "kela", "contact_name": "", "contact_email": ""}


@pytest.fixture
def body(espoo: Workspace, aino: User) -> Body:
    with inside(espoo):
        return make_body(aino)


def bodies(espoo: Workspace) -> list[str]:
    with inside(espoo):
        return list(Body.objects.values_list("name", flat=True))


def test_a_body_is_added(coordinator: Visitor, espoo: Workspace) -> None:
    answer = coordinator.post("/bodies/add/", KELA)
    assert (answer.status_code, answer["Location"]) == (302, "/en/bodies/")
    assert bodies(espoo) == ["Kela"]


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Fill this in."),
        ({"name": " \u200b\u202e "}, "Fill this in."),
        ({"name": "sivistysLAUTAKUNTA"}, "There is a body with this name already."),
        ({"kind": "none-such"}, "Select a valid choice"),
        ({"contact_email": "not an address"}, "valid email"),
        ({"name": "y" * 201}, "201 characters"),
    ],
)
def test_a_body_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    said: dict[str, str],
    words: str,
    htmx: bool,
    coordinator: Visitor,
    body: Body,
    espoo: Workspace,
) -> None:
    typed = KELA | {"contact_name": "Maija Meikäläinen"} | said
    answer = coordinator.post("/bodies/add/", typed, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Maija Meikäläinen"' in answer.content.decode()
    assert bodies(espoo) == ["Sivistyslautakunta"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "🦊 Kettu ry", "جمعية الوافدين", "O'Neill & <b>Co</b>"]
)
def test_a_strange_name_is_only_a_name(name: str, coordinator: Visitor, espoo: Workspace) -> None:
    assert coordinator.post("/bodies/add/", KELA | {"name": name}).status_code == 302
    page = coordinator.get("/bodies/").content.decode()
    assert bodies(espoo) == [name]
    assert "<script>alert" not in page and "<b>Co" not in page


def test_ten_megabytes_come_back_with_their_form(coordinator: Visitor, espoo: Workspace) -> None:
    answer = coordinator.post("/bodies/add/", KELA | {"name": "z" * 10_000_000})
    assert answer.status_code == 422
    assert "10,000,000 characters" in words_of(answer)
    assert bodies(espoo) == []


def test_a_stale_change_of_a_body_is_shown_beside_the_other(
    coordinator: Visitor, body: Body, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        change(Body.objects.get(), version=1, by=aino, contact_name="Theirs")
    said = KELA | {"name": "Mine", "version": "1"}
    answer = coordinator.post(f"/bodies/{body.pk}/", said)
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)
    assert bodies(espoo) == ["Sivistyslautakunta"]


def test_a_body_that_somebody_removed_can_be_saved_as_new(
    coordinator: Visitor, body: Body, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        remove_body(body, version=1, by=aino)
    answer = coordinator.post(f"/bodies/{body.pk}/", KELA | {"version": "1"})
    assert answer.status_code == 409
    assert "Somebody removed this while you were writing" in words_of(answer)
    assert "Kela" in words_of(answer)


def test_a_body_is_removed_after_asking(coordinator: Visitor, body: Body, espoo: Workspace) -> None:
    asked = words_of(coordinator.get(f"/bodies/{body.pk}/delete/"))
    assert "Delete the body “Sivistyslautakunta”?" in asked
    assert bodies(espoo) == ["Sivistyslautakunta"]
    coordinator.post(f"/bodies/{body.pk}/delete/", {"version": "1"})
    assert bodies(espoo) == []


def test_a_body_that_is_needed_stays_and_says_for_what(
    coordinator: Visitor, body: Body, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        plan = make_plan(aino)
        make_measure(make_objective(plan, aino), aino, responsible=body)
    answer = coordinator.post(f"/bodies/{body.pk}/delete/", {"version": "1"})
    assert answer.status_code == 422
    assert "It is responsible for 1 measure." in words_of(answer)
    assert bodies(espoo) == ["Sivistyslautakunta"]


def test_a_partner_and_a_coordinating_body_stay_too(
    in_espoo: Workspace, aino: User, body: Body
) -> None:
    plan = make_plan(aino)
    kela = make_body(aino, name="Kela", kind_id="kela")
    make_measure(make_objective(plan, aino), aino, responsible=body, partners=[kela])
    with pytest.raises(StillNeeded, match="partner in 1 measure"):
        remove_body(kela, version=1, by=aino)
    change(plan, version=1, by=aino, coordinating_body=body)
    with pytest.raises(StillNeeded, match="coordinates the plan"):
        remove_body(body, version=1, by=aino)
    assert (Plan.objects.count(), Body.objects.count()) == (1, 2)


def test_a_stale_removal_asks_again(
    coordinator: Visitor, body: Body, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        change(Body.objects.get(), version=1, by=aino, contact_name="Theirs")
    answer = coordinator.post(f"/bodies/{body.pk}/delete/", {"version": "1"})
    assert answer.status_code == 409
    assert "has changed it meanwhile" in words_of(answer)
    assert coordinator.post(f"/bodies/{body.pk}/delete/", {"version": "nan"}).status_code == 409
    assert bodies(espoo) == ["Sivistyslautakunta"]


def test_a_long_list_is_searched_and_has_pages(
    coordinator: Visitor, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        for number in range(30):
            make_body(aino, name=f"Järjestö {number:02}", contact_name=f"Henkilö {number:02}")
    first = words_of(coordinator.get("/bodies/"))
    assert "Järjestö 24" in first and "Järjestö 25" not in first
    assert "Järjestö 29" in words_of(coordinator.get("/bodies/?page=2"))
    part = coordinator.get("/bodies/?q=henkilö+07", htmx=True)
    assert "Järjestö 07" in words_of(part) and "Järjestö 08" not in words_of(part)
    assert "<html" not in part.content.decode()
    assert "No body was found" in words_of(coordinator.get("/bodies/?q=%00%3Cb%3E"))


def test_the_coordinator_says_who_acts_for_a_body(
    coordinator: Visitor, body: Body, espoo: Workspace, aino: User
) -> None:
    ahmed = make_user("Ahmed Hassan")
    make_member(ahmed, workspace=espoo, role=Role.CONTRIBUTOR)
    address = f"/bodies/{body.pk}/people/"
    assert "Ahmed Hassan (contributor)" in words_of(coordinator.get(address))
    assert coordinator.post(address, {"people": [str(ahmed.pk)]}).status_code == 302
    with inside(espoo):
        assert [each.user_id for each in BodyPerson.objects.all()] == [ahmed.pk]
        let_act_for(body, [], by=aino)
        assert not BodyPerson.objects.exists()


def test_a_stranger_cannot_be_made_to_act_for_a_body(
    coordinator: Visitor, body: Body, bertil: User, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/bodies/{body.pk}/people/", {"people": [str(bertil.pk)]})
    assert answer.status_code == 422
    with inside(espoo):
        assert not BodyPerson.objects.exists()
