"""What the addresses of values by spreadsheet are given."""

from plans.models import Plan, ValueUpload
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("sheets: a file that is none")
def no_file(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk})


@given("sheets: the coordinator's sheet")
def sheet(scene: Scene) -> Call:
    row = row_of(ValueUpload, scene.word)
    row.user_id = scene.people["coordinator"].pk
    row.save()
    return Call({"upload": row.pk})
