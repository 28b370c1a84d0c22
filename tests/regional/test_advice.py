"""The advice desk as an authority's pages show it, and what of it everybody may read."""

from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.db.utils import IntegrityError
from django.test import Client

from core.clock import now
from regional.contracts import Question, Sender
from regional.inbox import NoSuchThread, answers_published, ask, close_thread, thread_of, write_in
from regional.models import AdviceEntry, AdviceThread, PublishedAnswer
from regional.personal import personal_in
from tenants.context import at_front_door, inside, over_region
from tenants.models import Workspace
from tests.regional.browsing import get, post, words_of

AINO = Sender(place="m049", person_id=7, person_name="Aino Virtanen")
GROUP = Question(
    title="A small group",
    text="Is a group of three enough?",
    about_kind="item",
    about_key="2.1",
    about_name="2.1 Set up a group",
    language="en",
)


def asked(question: Question = GROUP) -> UUID:
    with at_front_door():
        espoo = Workspace.objects.get(schema_name="m049")
    with inside(espoo):
        return UUID(ask(question, municipality="049", sender=AINO).id)


@pytest.mark.checklist("C1.5", "R2")
def test_a_question_is_answered_closed_and_opened_again(sanna: Client, espoo: Workspace) -> None:
    key = asked()
    listed = words_of(get(sanna, "advice/"))
    assert "A small group" in listed and "2.1 Set up a group" in listed and "Espoo" in listed
    page = f"advice/{key}/"
    assert post(sanna, page, text="**Three** will do.").status_code == 302
    assert "A small group" not in words_of(get(sanna, "advice/"))
    with inside(espoo):
        thread = thread_of(key)
        assert (thread.state, thread.entries[1].text) == ("answer", "**Three** will do.")
        assert thread.answered_at == now()
        close_thread(key, sender=AINO)
        write_in(key, text="And if one leaves?", sender=AINO)
        assert thread_of(key).state == "reopened"
    assert "A small group" in words_of(get(sanna, "advice/"))
    assert post(sanna, f"{page}close/").status_code == 302
    assert "Closed" in words_of(get(sanna, page))
    with over_region():
        kinds = AdviceEntry.objects.order_by("number").values_list("kind", flat=True)
        assert list(kinds) == ["question", "answer", "closed", "reopened", "closed"]


def test_the_desk_is_searched_and_filtered(sanna: Client) -> None:
    asked()
    for query in ({"q": "small"}, {"q": "espo"}, {"theme": "planning"}, {"state": "all"}):
        assert "A small group" in words_of(get(sanna, "advice/", **query)), query
    for query in ({"q": "zzz"}, {"theme": "housing"}, {"state": "closed"}):
        assert "No question matches" in words_of(get(sanna, "advice/", **query)), query


def test_another_workspace_and_another_authority_see_nothing(
    stranger: Client, espoo: Workspace, hanko: Workspace
) -> None:
    key = asked()
    with inside(hanko):
        assert not AdviceThread.objects.exists() and not AdviceEntry.objects.exists()
        with pytest.raises(NoSuchThread):
            thread_of(key)
    host = {"host": "kotopolku.test"}
    assert stranger.get(f"/en/region/edc-10/advice/{key}/", headers=host).status_code == 404
    assert stranger.get(f"/en/region/edc-01/advice/{key}/", headers=host).status_code == 403


def test_nobody_writes_in_the_others_name_nor_changes_what_was_said(
    sanna: Client, espoo: Workspace
) -> None:
    key = asked()
    forged = {"thread_id": key, "number": 9, "text": "x", "by_name": "x"}
    with inside(espoo), pytest.raises(IntegrityError, match="other side"), transaction.atomic():
        AdviceEntry.objects.create(kind="answer", authority_id="edc-01", **forged)
    with over_region(), pytest.raises(IntegrityError, match="other side"), transaction.atomic():
        AdviceEntry.objects.create(kind="question", **forged)
    for door in (inside(espoo), over_region()):
        with door, pytest.raises(ProgrammingError), transaction.atomic():
            AdviceEntry.objects.update(text="Otherwise")


@pytest.mark.checklist("C1.5")
def test_an_answer_is_published_without_names_for_everybody(
    sanna: Client, espoo: Workspace, hanko: Workspace
) -> None:
    key = asked()
    page = f"advice/{key}/"
    assert (
        "Answer the question first"
        in post(
            sanna,
            f"{page}publish/",
            title="T",
            question="Q",
            answer="A",
            version="0",
            confirmed="on",
        ).content.decode()
    )
    post(sanna, page, text="Three will do, says Aino Virtanen (aino@espoo.example, 040 123 4567).")
    shown = words_of(get(sanna, f"{page}publish/"))
    for suspect in ("Aino", "aino@espoo.example", "040 123 4567"):
        assert suspect in shown
    said = {
        "title": "Size of the group",
        "question": "How many?",
        "answer": "Three.",
        "version": "0",
    }
    assert post(sanna, f"{page}publish/", **said).status_code == 422
    assert post(sanna, f"{page}publish/", **said, confirmed="on").status_code == 302
    with inside(hanko):
        [found] = answers_published(text="group")
        assert (found.title, found.answer) == ("Size of the group", "Three.")
        assert "Espoo" not in str(found) and "Aino" not in str(found)
    assert "Size of the group" in words_of(get(sanna, "advice/answers/", q="three"))
    stale = post(sanna, f"{page}publish/", **said | {"answer": "Four."}, confirmed="on")
    assert stale.status_code == 409
    assert "Three." in stale.content.decode() and "Four." in stale.content.decode()
    assert post(sanna, f"{page}unpublish/").status_code == 302
    with inside(hanko):
        assert answers_published() == [] and not PublishedAnswer.objects.exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Virtasen ryhmä", ["Virtasen"]),
        ("131052-308T ja 010100A123B", ["131052-308T", "010100A123B"]),
        ("Vuonna 2026 on 12 345 asukasta", []),
        ("soita +358 40 1234567", ["+358 40 1234567"]),
    ],
)
def test_what_may_be_personal_is_found(text: str, found: list[str]) -> None:
    assert personal_in(text, names=["Aino Virtanen"]) == found
