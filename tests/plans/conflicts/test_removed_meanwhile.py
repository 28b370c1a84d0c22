"""What was written about something that somebody removed meanwhile is given back."""

import pytest

from accounts.models import User
from plans.editing import remove
from plans.models import Measure, Objective
from plans.programme.services import change_objective
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.pages import now, opened, said, travels


@pytest.mark.parametrize("htmx", [False, True])
def test_the_text_about_something_removed_can_be_saved_as_new(
    htmx: bool, measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        remove(measure, version=1, by=anna)

    sent = form | said(measure, title="Language café", description="Written in vain?")
    answer = coordinator.post(path, sent, htmx=htmx)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody removed this while you were writing" in page
    assert "Written in vain?" in page
    again = f"/objectives/{measure.objective_id}/measures/add/"
    assert f'action="/en{again}"' in page
    assert coordinator.post(again, sent).status_code == 302
    with inside(espoo):
        assert Measure.objects.get().description == "Written in vain?"


def test_a_removal_of_something_changed_meanwhile_is_asked_again(
    objective: Objective, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/remove/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_objective(objective, version=1, by=anna, title="Anna's")

    answer = coordinator.post(path, form)

    assert answer.status_code == 409
    assert "Anna Lehto saved it on" in words_of(answer)
    assert now(espoo, objective).title == "Anna's"
    assert coordinator.post(path, travels(answer)).status_code == 302
    with inside(espoo):
        assert not Objective.objects.exists()
