"""Letting workspaces know at once that there is something for them: each asks for itself what it is."""

from collections.abc import Iterable

from celery import current_app

CALL = "reporting.call_workspaces"


def call_workspaces(municipalities: Iterable[str]) -> None:
    """Have the workspaces of municipalities look at what the authority did, when the open transaction is committed.

    They look by themselves each hour as well, so that a call that is lost delays and loses nothing.
    """
    if codes := sorted(set(municipalities)):
        current_app.tasks[CALL].delay(codes)
