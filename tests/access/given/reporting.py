"""Reports of a workspace, of which nobody awaits any."""

from reporting.models import Report, Submission
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("a report")
def report(scene: Scene) -> Call:
    return Call({"report": row_of(Report, scene.word).pk})


@given("a report's own words")
def words(scene: Scene) -> Call:
    row = row_of(Report, scene.word)
    return Call({"report": row.pk}, data={"version": row.version, "summary": "Changed"})


@given("a report to be sent")
def to_be_sent(scene: Scene) -> Call:
    data = {"confirmed": "on", "key": "0" * 36, "seen": "0" * 64}
    return Call({"report": row_of(Report, scene.word).pk}, data=data)


@given("a sent report")
def sent(scene: Scene) -> Call:
    return Call({"submission": row_of(Submission, scene.word).pk})
