"""The receipt and the report as documents: for the municipality, and for its authority."""

import io
from typing import Any

import docx
import pikepdf
import pytest

from accounts.models import User
from regional.models import Coverage
from reporting.models import Report, Submission
from tenants.context import at_front_door, inside, over_region
from tenants.models import Workspace
from tests.plans.conftest import Visitor
from tests.regional.browsing import enter, get
from tests.reporting.makers import send

pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture
def sent(report: Report, espoo: Workspace, aino: User) -> Submission:
    with inside(espoo):
        send(report, aino)
        return Submission.objects.get()


def words_in(answer: Any) -> str:
    file = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in file.paragraphs), *cells])


@pytest.mark.checklist("C7.4")
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("paper", ["receipt", "report"])
def test_receipt_and_report_are_accessible_pdfs_in_three_languages(
    language: str, paper: str, sent: Submission, aino: User, espoo: Workspace
) -> None:
    visitor = Visitor(aino, espoo, language)
    answer = visitor.get(f"/reporting/sent/{sent.pk}/{paper}.pdf")

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang)[:2] == language
        with pdf.open_metadata() as kept:
            assert kept["pdfuaid:part"] == "1"
            assert (sent.reference in kept["dc:title"]) is (paper == "receipt")


def test_the_receipt_proves_what_was_received_and_when(visitor: Visitor, sent: Submission) -> None:
    said = words_in(visitor.get(f"/reporting/sent/{sent.pk}/receipt.docx"))

    assert sent.reference in said
    assert "Uusimaa Economic Development Centre" in said
    assert "received on time" in said
    assert sent.content_hash in said.replace(" ", "")


def test_the_report_says_what_was_sent(visitor: Visitor, sent: Submission) -> None:
    said = words_in(visitor.get(f"/reporting/sent/{sent.pk}/report.docx"))

    for words in ("1 Tavoite 1", "Kielikahvila", "2025: 57.9", "Hyvinvointilautakunta", "Kela"):
        assert words in said


@pytest.mark.parametrize("name", ["novel.pdf", "report.exe"])
def test_what_there_is_not_is_not_found(name: str, visitor: Visitor, sent: Submission) -> None:
    assert visitor.get(f"/reporting/sent/{sent.pk}/{name}").status_code == 404


def test_the_authority_keeps_the_same_report(sent: Submission, visitor: Visitor) -> None:
    with over_region():
        coverage = Coverage.objects.get()
    with at_front_door():
        officer = enter("Liisa Laine")
    theirs = get(officer, f"reports/{coverage.pk}/report.docx")
    ours = visitor.get(f"/reporting/sent/{sent.pk}/report.docx")

    assert theirs.content == ours.content
