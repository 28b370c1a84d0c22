"""How to make one row of each table that lies in a workspace's schema. A model without a maker fails `test_models.py`.

To add yours, write a function here under `@makes("app.Model")`. It is called inside an open workspace (`current_workspace()` says
which), makes the row and whatever it cannot be without, puts `word` into a free text of it if it has one, and returns it:

    @makes("plans.Measure")
    def measure(word: str) -> Model:
        return Measure.objects.create(objective=row_of("plans.Objective", word), title=word, ...)

The word is looked for in other workspaces' pages (`tests/access`), so a row without it proves less.
"""

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from audit.services import record

Maker = Callable[[str], Model]
MAKERS: dict[str, Maker] = {}


def makes(label: str) -> Callable[[Maker], Maker]:
    """Register the maker of a model, named `app.Model`."""

    def register(maker: Maker) -> Maker:
        MAKERS[label] = maker
        return maker

    return register


def row_of(label: str, word: str) -> Model:
    """Make a row of the model in the workspace that is open."""
    return MAKERS[label](word)


def tenant_models(*, joins: bool = False) -> list[type[Model]]:
    """Return every model whose table lies in a workspace's schema; with the tables that only join two if asked."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name in settings.TENANT_APPS
        for model in config.get_models(include_auto_created=joins)
    ]


@makes("audit_workspace.WorkspaceEvent")
def event(word: str) -> Model:
    return record("tests.made", note=word)
