"""The municipality hears of what the authority did with its report: once, in the service and by e-mail."""

import json
from datetime import date

import pytest

from accounts.models import Mail, User
from accounts.secrets import box
from plans.models import Notice
from reporting.models import Report
from reporting.tasks import tell_of_answers
from tenants.context import at_front_door, inside
from tenants.models import Officer, Role, Workspace
from tests.cutting import cut_everywhere
from tests.makers import make_member, make_user
from tests.regional.makers import opened, processed, returned
from tests.reporting.makers import mended, send
from tests.reporting.pages import inside_of

pytestmark = pytest.mark.usefixtures("in_may")


def letters(person: User) -> list[str]:
    with at_front_door():
        found = Mail.objects.filter(recipient=person.email, kind="notices").order_by("pk")
        return ["\n".join(json.loads(box("mail").decrypt(each.sealed))) for each in found]


@pytest.mark.checklist("R2")
def test_a_returned_and_an_answered_report_are_told_once_each(
    report: Report, aino: User, sanna: Officer, espoo: Workspace
) -> None:
    with inside_of(report):
        receipt = send(report, aino)
        tell_of_answers.run()
        assert not Notice.objects.exists()
    opened(receipt, by=sanna)
    returned(receipt, by=sanna, correction_due=date(2026, 5, 18))
    with inside_of(report):
        tell_of_answers.run()
        tell_of_answers.run()
        assert [each.kind for each in Notice.objects.all()] == ["report_returned"]
        second = send(mended(report, aino), aino, key="second")
    processed(second, by=sanna)
    with inside_of(report):
        tell_of_answers.run()
    first, latest = letters(aino)
    assert "/fi/reporting/sent/" in first
    assert "Uudenmaan" in first
    assert first != latest


def test_telling_is_all_or_nothing(
    report: Report, aino: User, sanna: Officer, espoo: Workspace
) -> None:
    other = make_user("Olli Other")
    make_member(other, workspace=espoo, role=Role.EDITOR)
    with inside_of(report):
        receipt = send(report, aino)
    returned(receipt, by=sanna, correction_due=date(2026, 5, 18))
    cut_everywhere(tell_of_answers.run, at=lambda: inside(espoo), workspaces=[espoo])
