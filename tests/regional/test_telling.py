"""Officers hear of what municipalities send by e-mail, once each."""

import json
from datetime import date, timedelta

import pytest
import time_machine

from accounts.models import Mail, User
from accounts.secrets import box
from regional.models import OfficerNotice
from regional.services.assigning import assign
from regional.services.obligations import ensure_obligations
from regional.tasks import tell_officers
from tenants.context import at_front_door, over_region
from tenants.models import Officer
from tests.makers import make_user
from tests.regional.makers import coverage_of, make_officer, returned, sent
from tests.regional.test_advice import asked

pytestmark = pytest.mark.usefixtures("in_may")


def tell() -> None:
    with over_region():
        tell_officers.run()


def letters(person: User) -> list[str]:
    with at_front_door():
        found = Mail.objects.filter(recipient=person.email, kind="officer.news").order_by("pk")
        return ["\n".join(json.loads(box("mail").decrypt(each.sealed))) for each in found]


@pytest.mark.checklist("C1.5", "R2")
def test_a_question_and_a_report_are_told_in_one_letter_and_once(pekka: Officer) -> None:
    other = make_officer(make_user("Lars Lappi"), authority="edc-10")
    asked()
    receipt = sent("049")
    tell()
    tell()
    [letter] = letters(pekka.user)
    assert "A small group" in letter and receipt.reference in letter
    assert "/fi/region/edc-01/advice/" in letter
    assert letters(other.user) == []
    with over_region():
        assert OfficerNotice.objects.count() == 2


def test_a_report_that_is_somebodys_work_is_told_to_them(pekka: Officer) -> None:
    sanna = make_officer(make_user("Sanna Korhonen"))
    receipt = sent("049")
    with over_region():
        assign(coverage_of(receipt), to=sanna, by=pekka)
    tell()
    assert letters(pekka.user) == [] and len(letters(sanna.user)) == 1


def test_what_was_sent_weeks_ago_is_not_told(
    pekka: Officer, in_may: time_machine.Traveller
) -> None:
    receipt = sent("049")
    returned(receipt, by=pekka, correction_due=date(2026, 6, 30))
    in_may.shift(timedelta(days=15))
    with over_region():
        ensure_obligations()
    tell()
    assert letters(pekka.user) == []
