"""No workspace reaches another's rows, by the ORM or past it. The list is taken from the code: a new model is in it."""

import pytest
from django.db import Error, ProgrammingError, connection, transaction
from django.db.models import ForeignKey, ManyToManyField, Model

from tenants.context import as_administrator, at_front_door, inside, over_region
from tenants.models import Workspace
from tenants.rows import WrongWorkspace
from tests.isolation.makers import MAKERS, tenant_models
from tests.isolation.reach import planted, reached

MODELS = tenant_models()
TABLES = tenant_models(joins=True)
WORD = "belongs to Hanko"


def named(model: type[Model]) -> str:
    return model._meta.label


every_model = pytest.mark.parametrize("model", MODELS, ids=named)
every_table = pytest.mark.parametrize("model", TABLES, ids=named)


@pytest.fixture
def row(request: pytest.FixtureRequest, hanko: Workspace) -> Model:
    """Hanko's row of the model under test."""
    with inside(hanko):
        return MAKERS[request.getfixturevalue("model")._meta.label](WORD)


def test_every_model_has_a_maker() -> None:
    lacking = sorted({named(model) for model in MODELS} - MAKERS.keys())
    assert not lacking, f"Add makers under tests/isolation/makers for: {', '.join(lacking)}"


def test_every_maker_has_a_model() -> None:
    assert sorted(MAKERS.keys() - {named(model) for model in MODELS}) == []


@every_table
def test_the_shared_layer_has_no_workspace_table(model: type[Model], db: None) -> None:
    for door in (at_front_door, over_region, as_administrator):
        with door(), pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
            model._default_manager.count()


@every_table
def test_nobody_else_reaches_a_workspaces_table(
    model: type[Model], espoo: Workspace, hanko: Workspace
) -> None:
    with inside(espoo):
        assert reached(model, hanko.schema_name) == set()
    for door in (at_front_door, over_region, as_administrator):
        with door():
            assert reached(model, hanko.schema_name) == set()


@every_table
@pytest.mark.parametrize(
    ("right", "found"),
    [("SELECT", "read"), ("INSERT", "added to"), ("DELETE", "deleted from")],
)
def test_a_planted_grant_is_found(
    model: type[Model], right: str, found: str, espoo: Workspace, database_name: str
) -> None:
    """The test above can fail: with one wrong GRANT it does."""
    with (
        planted(
            database_name,
            'GRANT USAGE ON SCHEMA m078 TO "kp_m049"',
            f'GRANT {right} ON m078."{model._meta.db_table}" TO "kp_m049"',
        ),
        inside(espoo),
    ):
        assert found in reached(model, "m078")


@every_model
def test_a_row_is_seen_where_it_was_made_and_nowhere_else(
    model: type[Model], row: Model, espoo: Workspace, hanko: Workspace
) -> None:
    with inside(hanko):
        assert model._default_manager.filter(pk=row.pk).exists()
    with inside(espoo):
        assert not model._default_manager.filter(pk=row.pk).exists()


@every_model
def test_a_row_of_one_workspace_is_not_saved_in_another(
    model: type[Model], row: Model, espoo: Workspace, hanko: Workspace
) -> None:
    with inside(hanko):
        read = model._default_manager.get(pk=row.pk)
    for held in (row, read):
        with inside(espoo), pytest.raises((WrongWorkspace, ProgrammingError)), transaction.atomic():
            held.save()


@every_model
def test_a_row_of_one_workspace_is_not_deleted_from_another(
    model: type[Model], row: Model, espoo: Workspace, hanko: Workspace
) -> None:
    key = row.pk  # deleting takes it away
    with inside(espoo):
        try:
            with transaction.atomic():
                row.delete()
        except (Error, WrongWorkspace):
            pass
    with inside(hanko):
        assert model._default_manager.filter(pk=key).exists()


@pytest.mark.parametrize(
    "model", [model for model in TABLES if getattr(model, "append_only", False)], ids=named
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_only_added_to_is_never_changed(
    model: type[Model], statement: str, in_espoo: Workspace
) -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement.format(f'"{model._meta.db_table}"'))


@every_table
def test_references_are_held_inside_a_workspace_and_never_across_its_border(
    model: type[Model],
) -> None:
    """A constraint inside keeps foreign rows out; one to a shared table would lock it whenever a workspace is opened."""
    own = set(TABLES)
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey) and not isinstance(field, ManyToManyField):
            held = getattr(field, "db_constraint")  # noqa: B009  not in the stubs
            assert held is (field.related_model in own), f"{named(model)}.{field.name}"
