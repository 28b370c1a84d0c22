"""The municipality's side of the advice desk."""

import pytest

from accounts.models import User
from plans.home.queries import steps_of
from plans.home.settled import settled_by_rows
from plans.home.standing import standing_of
from plans.models import FirstContact, Notice, Plan
from regional import inbox
from regional.models import AdviceThread
from regional.services.advice import answer_question
from reporting.tasks import tell_of_advice
from tenants.context import inside, over_region
from tenants.models import Officer, Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of

pytestmark = pytest.mark.usefixtures("in_may")
SAID = {"title": "Ryhmän koko", "text": "Riittääkö kolme?", "theme": "planning"}


@pytest.fixture
def asker(aino: User, espoo: Workspace, plan: Plan) -> Visitor:
    return Visitor(aino, espoo)


@pytest.mark.checklist("C1.5")
def test_a_question_begins_at_an_item_and_is_the_first_contact(
    asker: Visitor, espoo: Workspace, plan: Plan
) -> None:
    step = asker.get("/steps/2/").content.decode()
    assert "advice/ask/?about=item&amp;key=2.1" in step
    form = words_of(asker.get("/reporting/advice/ask/?about=item&key=2.1"))
    assert "The question is about 2.1" in form
    answer = asker.post("/reporting/advice/ask/", SAID | {"about": "item", "key": "2.1"})
    assert answer.status_code == 302
    with inside(espoo):
        [thread] = inbox.threads_here()
        assert (thread.title, thread.about_kind, thread.about_key) == ("Ryhmän koko", "item", "2.1")
        contact = FirstContact.objects.get(plan=plan)
        assert "4 May 2026" in settled_by_rows(standing_of(plan), "1.5")
        assert steps_of(plan)
    asker.post("/reporting/advice/ask/", SAID)
    with inside(espoo):
        assert FirstContact.objects.get() == contact
    assert "First contact about this plan: 4 May 2026" in words_of(asker.get("/"))


def test_the_place_is_the_catalogues_and_not_the_askers(asker: Visitor, espoo: Workspace) -> None:
    asker.post("/reporting/advice/ask/", SAID | {"about": "item", "key": "<script>"})
    asker.post("/reporting/advice/ask/", SAID | {"about": "secret", "key": "1"})
    with inside(espoo):
        assert {each.about_name for each in inbox.threads_here()} == {""}


def test_what_is_lacking_is_said_and_nothing_typed_is_lost(asker: Visitor) -> None:
    answer = asker.post("/reporting/advice/ask/", SAID | {"title": ""})
    assert answer.status_code == 422
    assert "Riittääkö kolme?" in answer.content.decode()


def test_a_reader_reads_and_does_not_ask(asker: Visitor, espoo: Workspace) -> None:
    asker.post("/reporting/advice/ask/", SAID)
    lukija = make_user("Lauri Lukija")
    make_member(lukija, workspace=espoo, role=Role.READER)
    reader = Visitor(lukija, espoo)
    assert "Ryhmän koko" in words_of(reader.get("/reporting/advice/"))
    with inside(espoo):
        [thread] = inbox.threads_here()
    page = f"/reporting/advice/{thread.id}/"
    assert "Riittääkö kolme?" in words_of(reader.get(page))
    assert reader.post(page, {"text": "Minäkin"}).status_code == 403
    assert reader.get("/reporting/advice/ask/").status_code == 403


def test_the_conversation_goes_on_and_is_closed(asker: Visitor, espoo: Workspace) -> None:
    asker.post("/reporting/advice/ask/", SAID)
    with inside(espoo):
        [thread] = inbox.threads_here()
    page = f"/reporting/advice/{thread.id}/"
    assert asker.post(page, {"text": " "}).status_code == 422
    assert asker.post(page, {"text": "Tarkennus"}).status_code == 302
    assert asker.post(f"{page}close/").status_code == 302
    assert "Closed" in words_of(asker.get(page))
    assert asker.post(page, {"text": "Vielä yksi asia"}).status_code == 302
    assert "Reopened" in words_of(asker.get(page))


@pytest.mark.checklist("C1.5")
def test_whoever_asked_is_told_of_the_answer_once(
    asker: Visitor, espoo: Workspace, aino: User, sanna: Officer
) -> None:
    asker.post("/reporting/advice/ask/", SAID)
    with inside(espoo):
        [thread] = inbox.threads_here()
    with over_region():
        answer_question(AdviceThread.objects.get(pk=thread.id), text="Riittää.", by=sanna)
    with inside(espoo):
        tell_of_advice.run()
        tell_of_advice.run()
        [notice] = Notice.objects.all()
    assert (notice.user_id, notice.kind) == (aino.pk, "advice_answered")
    assert notice.path == f"/reporting/advice/{thread.id}/"
