"""Questions of the demo to the authority, and its answers."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from config.demo.files import read
from config.demo.municipality import Filling
from config.demo.stages import days_ago, in_office_hours
from core import clock
from core.clock import today
from plans.queries import current_plan
from regional.contracts import Question
from regional.models import AdviceThread
from regional.services.advice import answer_question, close_question
from regional.services.publishing import publish_answer
from reporting.advice import ask_authority, go_on, place_of
from tenants.context import inside, over_region
from tenants.models import Officer


def make_advice(fillings: Iterable[Filling], officer: Officer) -> None:
    """Let municipalities ask what the file says, and the officer answer; once."""
    with over_region():
        if AdviceThread.objects.exists():
            return
    by_code = {filling.place.code: filling for filling in fillings}
    for said in read("advice"):
        if filling := by_code.get(said["municipality"]):
            _conversation(said, filling, officer)


def _conversation(said: Mapping[str, Any], filling: Filling, officer: Officer) -> None:
    key = _asked(said, filling)
    for answer in said["answers"]:
        with clock.at(_moment(said, answer["days"])), over_region():
            answer_question(_thread(key), text=answer["text"], by=officer)
    if more := said.get("more"):
        with clock.at(_moment(said, more["days"])), inside(filling.workspace):
            go_on(key, text=more["text"], by=filling.hand.by)
    if closed := said.get("closed"):
        with clock.at(_moment(said, closed)), over_region():
            close_question(_thread(key), by=officer)
    if published := said.get("published"):
        words = {name: published[name] for name in ("title", "question", "answer")}
        with clock.at(_moment(said, published["days"])), over_region():
            publish_answer(_thread(key), by=officer, version=0, said=words, confirmed=True)


def _asked(said: Mapping[str, Any], filling: Filling) -> UUID:
    with clock.at(_moment(said, 0)), inside(filling.workspace):
        kind, about = said["about"]
        place = place_of(kind, about, current_plan(today()))
        question = Question(
            title=said["title"],
            text=said["text"],
            theme=said["theme"] or "",
            about_kind=place.kind,
            about_key=place.key,
            about_name=place.name,
            language=filling.place.language,
        )
        return UUID(ask_authority(question, by=filling.hand.by).id)


def _thread(key: UUID) -> AdviceThread:
    return AdviceThread.objects.select_related("municipality").get(pk=key)


def _moment(said: Mapping[str, Any], days: int) -> Any:
    return in_office_hours(days_ago(said["days_ago"] - days))
