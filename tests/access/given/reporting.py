"""Reports of a workspace: of which nobody awaits any, and one that is awaited."""

from datetime import timedelta
from uuid import uuid4

from catalogue.models.force import Force
from catalogue.queries import default_rule_set
from core.clock import today
from plans.models import Plan
from regional.contracts import Question
from regional.models import Basis, Obligation
from reporting.advice import ask_authority
from reporting.models import Report, Submission
from reporting.queries import owed
from tenants.context import over_region
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("a report")
def report(scene: Scene) -> Call:
    return Call({"report": _awaited_by_nobody(scene).pk})


@given("a report's own words")
def words(scene: Scene) -> Call:
    row = _awaited_by_nobody(scene)
    return Call({"report": row.pk}, data={"version": row.version, "summary": "Changed"})


@given("a report to be sent")
def to_be_sent(scene: Scene) -> Call:
    data = {"confirmed": "on", "key": "0" * 36, "seen": "0" * 64}
    return Call({"report": _awaited_by_nobody(scene).pk}, data=data)


@given("a sent report")
def sent(scene: Scene) -> Call:
    return Call({"submission": row_of(Submission, scene.word).pk})


@given("a reply to a remark")
def reply(scene: Scene) -> Call:
    where = {"submission": row_of(Submission, scene.word).pk, "remark": uuid4()}
    return Call(where, data={"stance": "agree"})


@given("a report to be withdrawn")
def withdrawal(scene: Scene) -> Call:
    return Call({"submission": row_of(Submission, scene.word).pk}, data={"reason": scene.word})


@given("an awaited report")
def awaited(scene: Scene) -> Call:
    return Call({"report": _awaited(scene).pk})


@given("an awaited report's own words")
def awaited_words(scene: Scene) -> Call:
    row = _awaited(scene)
    return Call({"report": row.pk}, data={"version": row.version, "summary": "Changed"})


@given("an awaited report without a confirmation")
def unconfirmed(scene: Scene) -> Call:
    return Call({"report": _awaited(scene).pk}, data={"key": "0" * 36, "seen": "0" * 64})


def _awaited_by_nobody(scene: Scene) -> Report:
    row: Report = row_of(Submission, scene.word).report
    return row


def _awaited(scene: Scene) -> Report:
    """Make the report that the workspace's municipality owes; others may have made it owe one, and have sent it."""
    due = owed(today())
    if due is None or not due.can_be_sent:
        _make_it_owe(scene)
        due = owed(today())
        assert due is not None
    period = {"covers_from": due.covers_from, "covers_to": due.covers_to}
    report, _made = Report.objects.get_or_create(
        plan=row_of(Plan, scene.word),
        obligation=due.id,
        defaults={"cycle": due.cycle, "rule_set_id": due.rule_set, "summary": scene.word, **period},
    )
    return report


def _make_it_owe(scene: Scene) -> None:
    day, rule_set = today(), default_rule_set(today())
    with over_region():
        Obligation.objects.create(
            municipality_id=scene.here.municipality_id,
            rule_set=rule_set,
            cycle=Obligation.objects.count() + 1,
            basis=Basis.COMMON,
            force=Force.GUIDANCE,
            covers_from=day - timedelta(days=700),
            covers_to=day + timedelta(days=29),
            opens_on=day - timedelta(days=30),
            counted_due=day + timedelta(days=30),
            due_on=day + timedelta(days=30),
        )


@given("a question to the authority")
def question(scene: Scene) -> Call:
    return Call(data={"title": scene.word, "text": scene.word, "theme": "planning"})


@given("a question of the workspace")
def asked(scene: Scene) -> Call:
    return Call({"thread": _asked(scene)})


@given("a message in a question")
def message(scene: Scene) -> Call:
    return Call({"thread": _asked(scene)}, data={"text": scene.word})


def _asked(scene: Scene) -> str:
    said = Question(title=scene.word, text=scene.word)
    return ask_authority(said, by=scene.people["coordinator"]).id
