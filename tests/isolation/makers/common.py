"""Notices, and how people want to be told."""

from django.db.models import Model

from plans.models import Notice, NoticeChoice
from tests.isolation.makers import makes

NOBODY = 999_999


@makes("plans.Notice")
def notice(word: str) -> Model:
    return Notice.objects.create(
        user_id=NOBODY, kind="task_given", way="service", event=word, params={"thing": word}
    )


@makes("plans.NoticeChoice")
def choice(word: str) -> Model:
    return NoticeChoice.objects.create(user_id=NOBODY, kind="task_given", way="off")
