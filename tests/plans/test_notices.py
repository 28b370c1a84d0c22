"""Notices: each thing is told once to each person, and mailed once as they chose, whatever is run twice or cut off."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Mail, User
from accounts.secrets import box
from core.clock import today
from plans.document.services import approve_plan
from plans.models import Notice, NoticeKind, NoticeWay
from plans.notices.services import Telling, choose_ways, send_digests, tell
from plans.preparation.services import take_care
from plans.tasks import tell_in_the_morning
from plans.todo.services import add_task, change_task
from plans.todo.telling import remind
from tenants.context import at_front_door, inside
from tenants.models import Membership, Role, Workspace
from tests.cutting import cut_everywhere
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan

DAY = date(2027, 3, 1)


@pytest.fixture
def eero(espoo: Workspace) -> User:
    user = make_user("Eero Editor", language="fi")
    make_member(user, workspace=espoo, role=Role.EDITOR)
    return user


def give(espoo: Workspace, by: User, to: User, **said: Any) -> Any:
    with inside(espoo):
        given = {"title": "Kysy koululta", "concerns": None, "due_on": DAY, "user_id": to.pk}
        return add_task(by=by, **(given | said))


def kinds(espoo: Workspace, person: User) -> list[str]:
    with inside(espoo):
        return [each.kind for each in Notice.objects.filter(user_id=person.pk)]


def letters(person: User) -> list[str]:
    with at_front_door():
        return [
            "\n".join(json.loads(box("mail").decrypt(each.sealed)))
            for each in Mail.objects.filter(recipient=person.email).order_by("pk")
        ]


def choose(espoo: Workspace, person: User, way: str) -> None:
    with inside(espoo):
        choose_ways(person, {kind.value: way for kind in NoticeKind})


def test_whoever_is_given_a_task_is_told_and_whoever_gave_it_is_not(
    aino: User, eero: User, espoo: Workspace
) -> None:
    task = give(espoo, aino, eero)
    give(espoo, aino, aino)
    assert (kinds(espoo, eero), kinds(espoo, aino)) == (["task_given"], [])
    with inside(espoo):
        change_task(task, version=task.version, by=aino, title="Kysy päiväkodilta")
    assert kinds(espoo, eero) == ["task_given"]


def test_the_bell_counts_and_the_page_marks_as_read(
    aino: User, eero: User, espoo: Workspace
) -> None:
    give(espoo, aino, eero, title="Kysy <script>")
    visitor = Visitor(eero, espoo)
    assert "1 unread notice" in visitor.get("/tasks/").content.decode()
    page = visitor.get("/notices/").content.decode()
    assert "Kysy &lt;script&gt;" in page
    with inside(espoo):
        notice = Notice.objects.get()
    answer = visitor.post(f"/notices/{notice.pk}/")
    assert (answer.status_code, answer.url) == (302, f"/en{notice.path}")
    assert "0 unread notices" in visitor.get("/tasks/").content.decode()
    assert Visitor(aino, espoo).post(f"/notices/{notice.pk}/").status_code == 404
    give(espoo, aino, eero)
    assert visitor.post("/notices/read/").status_code == 302
    assert "0 unread notices" in visitor.get("/tasks/").content.decode()


def test_the_bell_costs_one_statement_however_many_notices(
    aino: User, eero: User, espoo: Workspace
) -> None:
    visitor = Visitor(eero, espoo)
    visitor.get("/bodies/")
    with CaptureQueriesContext(connection) as few:
        visitor.get("/bodies/")
    for _ in range(3):
        give(espoo, aino, eero)
    with CaptureQueriesContext(connection) as many:
        visitor.get("/bodies/")
    assert len(many) == len(few)
    assert sum("plans_notice" in each["sql"] for each in many) == 1


def test_a_letter_of_the_day_goes_once_in_the_persons_language(
    aino: User, eero: User, espoo: Workspace
) -> None:
    give(espoo, aino, eero)
    give(espoo, aino, eero, title="Kysy kirjastolta")
    with inside(espoo):
        assert send_digests() == 1
        assert send_digests() == 0
    [letter] = letters(eero)
    assert "Kysy koululta" in letter
    assert f"{espoo.address}/fi/tasks/" in letter
    assert f"{espoo.address}/fi/notices/choices/" in letter


def test_what_is_wanted_at_once_goes_at_once_and_once(
    aino: User, eero: User, espoo: Workspace
) -> None:
    choose(espoo, eero, NoticeWay.AT_ONCE)
    telling = Telling(
        kind=NoticeKind.TASK_GIVEN,
        people=frozenset({eero.pk}),
        event="the same",
        params={"who": "Aino", "thing": "Kysy\nBcc: x@example.org"},
    )
    with inside(espoo):
        tell([telling])
        tell([telling])
        send_digests()
    [letter] = letters(eero)
    assert "\nBcc" not in letter


@pytest.mark.parametrize("way", [NoticeWay.SERVICE, NoticeWay.OFF])
def test_who_wants_no_letters_gets_none(
    way: NoticeWay, aino: User, eero: User, espoo: Workspace
) -> None:
    choose(espoo, eero, way)
    give(espoo, aino, eero)
    with inside(espoo):
        send_digests()
    assert letters(eero) == []
    assert len(kinds(espoo, eero)) == (1 if way == NoticeWay.SERVICE else 0)


def test_a_weekly_letter_goes_on_the_first_day_of_the_next_week_or_after(
    aino: User, eero: User, espoo: Workspace
) -> None:
    choose(espoo, eero, NoticeWay.WEEKLY)
    give(espoo, aino, eero)
    day = today()
    with inside(espoo):
        assert send_digests(day) == 0
        late = day + timedelta(days=7 - day.weekday() + 2)  # the service was away on Monday
        assert send_digests(late) == 1
        assert send_digests(late + timedelta(days=7)) == 0


def test_what_was_read_in_the_service_is_not_mailed(
    aino: User, eero: User, espoo: Workspace
) -> None:
    give(espoo, aino, eero)
    Visitor(eero, espoo).post("/notices/read/")
    with inside(espoo):
        assert send_digests() == 0


def test_days_that_draw_near_or_have_passed_are_told_once_each(
    aino: User, eero: User, espoo: Workspace
) -> None:
    task = give(espoo, eero, eero, due_on=today() + timedelta(days=7))
    give(espoo, eero, eero, due_on=today() + timedelta(days=8))
    give(espoo, eero, eero, due_on=None)
    with inside(espoo):
        tell_in_the_morning.run()
        tell_in_the_morning.run()
        assert kinds(espoo, eero) == ["task_due"]
        remind(today() + timedelta(days=8))
        remind(today() + timedelta(days=8))
    assert sorted(kinds(espoo, eero)) == ["task_due", "task_due", "task_late"]
    with inside(espoo):
        change_task(task, version=1, by=eero, due_on=today() + timedelta(days=3))
        remind(today())
    assert kinds(espoo, eero).count("task_due") == 3  # another day is another thing to tell


def test_a_step_that_is_handed_over_and_a_plan_that_is_approved_are_told(
    aino: User, eero: User, espoo: Workspace
) -> None:
    with inside(espoo):
        plan = make_plan(aino)
        person = Membership.objects.select_related("user").get(user=eero)
        take_care(plan, 3, by=aino, person=person, due_on=None)
        take_care(plan, 3, by=aino, person=person, due_on=DAY)
        approve_plan(plan, by=aino, body_name="Valtuusto", decided_on=today(), section="§ 1")
    assert sorted(kinds(espoo, eero)) == ["plan_approved", "step_changed", "step_given"]
    assert kinds(espoo, aino) == []
    assert "Valtuusto" not in words_of(Visitor(eero, espoo).get("/notices/"))
    assert Visitor(eero, espoo, "sv").get("/notices/").status_code == 200


def test_nobody_from_elsewhere_is_told(aino: User, bertil: User, espoo: Workspace) -> None:
    with inside(espoo):
        add_task(title="Kysy", concerns=None, due_on=DAY, user_id=bertil.pk, by=aino)
    assert kinds(espoo, bertil) == []


def test_the_letters_of_the_day_are_all_or_nothing(
    aino: User, eero: User, espoo: Workspace
) -> None:
    other = make_user("Olli Other")
    make_member(other, workspace=espoo)
    for person in (eero, other):
        give(espoo, aino, person)
    cut_everywhere(send_digests, at=lambda: inside(espoo), workspaces=[espoo])


def test_how_to_be_told_is_chosen_on_the_page(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    said = {kind.value: "weekly" for kind in NoticeKind}
    wrong = coordinator.post("/notices/choices/", said | {"task_given": "by pigeon"})
    assert wrong.status_code == 422
    assert coordinator.post("/notices/choices/", said).status_code == 302
    assert coordinator.post("/notices/choices/", said | {"task_due": "off"}).status_code == 302
    page = coordinator.get("/notices/choices/").content.decode()
    assert page.count('value="weekly" selected') == len(NoticeKind) - 1
