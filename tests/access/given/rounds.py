"""Rounds of the authority: one that is written, one that was sent to the workspaces of the scene."""

from regional.models import Round
from regional.services.rounds import Wording, begin_round, send_round
from tenants.context import over_region
from tenants.models import Officer
from tests.access.given import Call, given
from tests.access.scene import Scene

TITLE = "The scene's round"


def _round(scene: Scene, *, is_sent: bool) -> Round:
    with over_region():
        found = Round.objects.filter(title=TITLE, sent_at__isnull=not is_sent)
        return found.first() or _made(scene, is_sent=is_sent)


def _made(scene: Scene, *, is_sent: bool) -> Round:
    by = Officer.objects.select_related("user", "authority").get(user=scene.people["officer"])
    codes = [scene.here.schema_name[1:]]
    wording = Wording(title=TITLE, letter="Dear all", municipalities=codes)
    row = begin_round(wording, by=by)
    return send_round(row, version=row.version, by=by) if is_sent else row


def _written(scene: Scene, **data: object) -> Call:
    row = _round(scene, is_sent=False)
    data = {"version": row.version} | data
    return Call({"authority": scene.authority.key, "pk": row.pk}, data=data)


@given("a new round")
def new(scene: Scene) -> Call:
    data = {"version": 0, "title": "Another", "letter": "Dear all", "everybody": "on"}
    return Call({"authority": scene.authority.key}, data=data)


@given("a round that is written")
def written(scene: Scene) -> Call:
    return _written(scene)


@given("a round that is written anew")
def rewritten(scene: Scene) -> Call:
    return _written(scene, title=TITLE, letter="Dear all", everybody="on")


@given("a round that was sent")
def sent(scene: Scene) -> Call:
    return Call({"authority": scene.authority.key, "pk": _round(scene, is_sent=True).pk})


@given("a letter of the authority")
def letter(scene: Scene) -> Call:
    return Call({"round_id": _round(scene, is_sent=True).pk})


WORDS = {"title": TITLE, "letter": "Dear all"}


@given("api: a new round")
def api_new(scene: Scene) -> Call:
    said = WORDS | {"title": "Another", "municipalities": [scene.here.schema_name[1:]]}
    return Call({"authority": scene.authority.key}, json=said)


@given("api: a round that was sent")
def api_sent(scene: Scene) -> Call:
    key = _round(scene, is_sent=True).pk
    return Call({"authority": scene.authority.key, "key": key}, json={})


@given("api: a round that is written")
def api_written(scene: Scene) -> Call:
    row = _round(scene, is_sent=False)
    return Call(
        {"authority": scene.authority.key, "key": row.pk},
        json=WORDS | {"municipalities": [scene.here.schema_name[1:]]},
        headers={"If-Match": f'"{row.version}"'},
    )
