"""Views that officers have saved, and published files."""

from core.clock import today
from regional.models import SavedView
from regional.services.publications import publish
from tenants.context import over_region
from tests.access.given import Call, given
from tests.access.scene import Scene


@given("overview: a new view")
def new_view(scene: Scene) -> Call:
    data = {"name": "Late ones", "page": "overview", "query": "status=overdue"}
    return Call({"authority": scene.authority.key}, data=data)


@given("overview: a shared view of the officer")
def shared_view(scene: Scene) -> Call:
    with over_region():
        view = SavedView.objects.create(
            authority=scene.authority,
            owner=scene.people["officer"],
            name="Large ones",
            page="overview",
            query="size=xl",
            is_shared=True,
        )
    return Call({"authority": scene.authority.key, "pk": view.pk}, data={"pace": "weekly"})


@given("overview: a published file")
def published(scene: Scene) -> Call:
    with over_region():
        publish(today())
    return Call({"name": "reporting", "on": f"{today():%Y-%m-%d}", "kind": "json"})


@given("overview: the newest file")
def newest(scene: Scene) -> Call:
    with over_region():
        publish(today())
    return Call({"name": "reporting", "kind": "csv"})
