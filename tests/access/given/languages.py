"""A plan that is told in Swedish too, and its translations."""

from plans.languages.queries import hash_of
from plans.models import ContentTranslation, Plan, PlanVersion
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of

SWEDISH = "sv"


def _plan(scene: Scene) -> Plan:
    plan: Plan = row_of(Plan, scene.word)
    if SWEDISH not in plan.languages:
        plan.languages = [SWEDISH]
        plan.save()
    return plan


@given("a plan in Swedish too")
def plan(scene: Scene) -> Call:
    return Call({"plan": _plan(scene).pk})


@given("a plan and its languages")
def plan_and_languages(scene: Scene) -> Call:
    row = _plan(scene)
    data = {"languages": [SWEDISH, "en"], "version": row.version}
    return Call({"plan": row.pk}, data=data)


@given("a plan in a language")
def plan_in_language(scene: Scene) -> Call:
    return Call({"plan": _plan(scene).pk, "language": SWEDISH})


@given("a text of a plan")
def text(scene: Scene) -> Call:
    row = _plan(scene)
    where = {"kind": "plan", "row": row.pk, "field": "title"}
    return Call({"plan": row.pk, "language": SWEDISH, **where})


@given("a text of a plan translated")
def translated(scene: Scene) -> Call:
    call, row = text(scene), row_of(ContentTranslation, scene.word)
    data = {"text": "Annorlunda", "seen": hash_of(""), "version": row.version}
    return Call(call.kwargs, data=data)


@given("a translation")
def translation(scene: Scene) -> Call:
    row = row_of(ContentTranslation, scene.word)
    return Call({"translation": row.pk}, data={"version": row.version})


@given("a version in a language")
def version(scene: Scene) -> Call:
    row = _plan(scene)
    frozen = row.versions.filter(document__translations__has_key=SWEDISH).first()
    if frozen is None:
        kept = row_of(PlanVersion, scene.word)
        document = kept.document | {"translations": {SWEDISH: {"plan::title": scene.word}}}
        frozen = PlanVersion.objects.create(
            plan=row, number=kept.number + 1, document=document, content_hash="0" * 64
        )
    return Call({"plan": row.pk, "number": frozen.number, "language": SWEDISH})


@given("api: texts in a language")
def texts_of_api(scene: Scene) -> Call:
    return plan_in_language(scene)


@given("api: one text in a language")
def text_of_api(scene: Scene) -> Call:
    return text(scene)


@given("api: one text translated")
def translated_by_api(scene: Scene) -> Call:
    call, row = text(scene), row_of(ContentTranslation, scene.word)
    tag = {"If-Match": f'"{row.version}"'}
    return Call(call.kwargs, json={"text": "Annorlunda"}, headers=tag)
