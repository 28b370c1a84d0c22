"""Remarks of the demo: written by the authority's officer, replied to by the municipality, closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from config.demo.files import read
from config.demo.programme import Hand
from core import clock
from regional.contracts import read_report, subjects_of
from regional.models import Coverage, Remark, RemarkKind
from regional.services.assigning import assign
from regional.services.remarks import close_remark, write_remark
from regional.services.review import ask_for_reply
from reporting.feedback import reply_to
from reporting.models import Submission
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace


def is_heard(municipality: str) -> bool:
    """Whether the demo lets a municipality be heard while its report is read."""
    return bool(read("review")["heard"] == municipality)


def remark_on(coverage: Coverage, officer: Officer, hand: Hand) -> None:
    """Make the report the officer's work, and draft the remarks on it."""
    assign(coverage, to=officer, by=officer)
    places = {each.code: each for each in subjects_of(read_report(coverage.report.document))}
    for said in read("review")["remarks"]:
        if place := places.get(said["place"]):
            kind, text = RemarkKind(said["kind"]), hand.words(said)
            write_remark(coverage, place, kind=kind, text=text, version=0, by=officer)


def hear(coverage: Coverage, officer: Officer, moment: datetime) -> None:
    """Hand the remarks over and ask the municipality for its view."""
    with clock.at(moment), over_region():
        ask_for_reply(coverage, by=officer)


def reply(coverage: Coverage, workspace: Workspace, hand: Hand, moment: datetime) -> None:
    """Let the municipality reply to some of the remarks."""
    remarks = _remarks(coverage)
    with clock.at(moment), inside(workspace):
        sent = Submission.objects.get(
            reference=coverage.report.reference, revision=coverage.report.revision
        )
        for said in read("review")["replies"]:
            if key := remarks.get(said["place"]):
                words = {"stance": said["stance"], "text": hand.words(said)}
                reply_to(sent, key, by=hand.by, **words)


def close(coverage: Coverage, officer: Officer, hand: Hand, moment: datetime) -> None:
    """Close the first of the remarks that were replied to."""
    said: Mapping[str, Any] = read("review")
    key = _remarks(coverage).get(said["replies"][0]["place"])
    if key is None:
        return
    with clock.at(moment), over_region():
        remark = Remark.objects.select_related("coverage").get(pk=key)
        close_remark(remark, by=officer, text=hand.words(said["closing"]))


def _remarks(coverage: Coverage) -> dict[str, UUID]:
    with over_region():
        found = Remark.objects.filter(coverage=coverage).exclude(event=None)
        return dict(found.values_list("subject", "pk"))
