"""Packs of the authority: one that is written."""

from core.clock import today
from regional.models import Pack
from regional.packs.services import begin_pack
from tenants.context import over_region
from tenants.models import Officer
from tests.access.given import Call, given
from tests.access.scene import Scene

TITLE = "The scene's pack"


def _pack(scene: Scene) -> Pack:
    with over_region():
        found = Pack.objects.filter(title=TITLE).first()
        if found is not None:
            return found
        officers = Officer.objects.select_related("user", "authority")
        by = officers.get(user=scene.people["officer"])
        return begin_pack(title=TITLE, on=today(), language="en", area=None, by=by)


def _call(scene: Scene, **said: object) -> Call:
    row = _pack(scene)
    return Call(
        {"authority": scene.authority.key, "pk": row.pk} | said, data={"version": row.version}
    )


@given("a new pack")
def new(scene: Scene) -> Call:
    day = f"{today():%d.%m.%Y}"
    data = {"title": "Another", "on": day, "area": "", "language": "fi"}
    return Call({"authority": scene.authority.key}, data=data)


@given("a pack that is written")
def written(scene: Scene) -> Call:
    return _call(scene)


@given("a pack as a file")
def file(scene: Scene) -> Call:
    return _call(scene, form="pdf")


@given("a text of a pack")
def text(scene: Scene) -> Call:
    return Call(_call(scene, place="opening").kwargs, data={"version": 0, "text": "Dear all"})
