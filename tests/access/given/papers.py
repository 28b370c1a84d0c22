"""Documents: of a version of a plan, of a sent report, of a received one."""

from plans.models import PlanVersion
from reporting.models import Submission
from tests.access.given import Call, given
from tests.access.given.regional import received
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("the whole plan as a document")
def whole_plan(scene: Scene) -> Call:
    version = row_of(PlanVersion, scene.word)
    named = {"paper": "plan", "language": "fi", "form": "pdf"}
    return Call({"plan": version.plan_id, "number": version.number} | named)


@given("the table as a document")
def table(scene: Scene) -> Call:
    return Call({"plan": row_of(PlanVersion, scene.word).plan_id, "form": "docx"})


@given("a receipt as a document")
def receipt(scene: Scene) -> Call:
    sent = row_of(Submission, scene.word)
    return Call({"submission": sent.pk, "paper": "receipt", "form": "pdf"})


@given("a sent report as a document")
def sent_report(scene: Scene) -> Call:
    sent = row_of(Submission, scene.word)
    return Call({"submission": sent.pk, "paper": "report", "form": "docx"})


@given("a received report as a document")
def received_report(scene: Scene) -> Call:
    return Call(received(scene).kwargs | {"form": "pdf"})
