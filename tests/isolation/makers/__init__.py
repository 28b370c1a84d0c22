"""How to make one row of each table that lies in a workspace's schema. A model without a maker fails `test_models.py`.

To add yours, write a function in the file here that is named like your module (`plans.py`, `reporting.py`; each file is read),
under `@makes("app.Model")`. It is called inside an open workspace, makes the row, puts `word` into a free text of it if there
is one, and returns it. What the row cannot be without it asks of `row_of`, which takes the first such row or makes one:

    @makes("plans.Measure")
    def measure(word: str) -> Model:
        return Measure.objects.create(objective=row_of(Objective, word), title=word, ...)

The word is looked for in other workspaces' pages (`tests/access`), so a row without it proves less.
"""

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

Maker = Callable[[str], Model]
MAKERS: dict[str, Maker] = {}


def makes(label: str) -> Callable[[Maker], Maker]:
    """Register the maker of a model, named `app.Model`."""

    def register(maker: Maker) -> Maker:
        MAKERS[label] = maker
        return maker

    return register


def row_of(model: type[Model], word: str) -> Any:
    """Return the first row of the model in the workspace that is open, made if there is none."""
    return model._default_manager.first() or MAKERS[model._meta.label](word)


def fill(word: str) -> dict[str, Model]:
    """Make a row of every model in the workspace that is open, and return them by label."""
    return {
        model._meta.label: row_of(model, word)
        for model in tenant_models()
        if model._meta.label in MAKERS
    }


def tenant_models(*, joins: bool = False) -> list[type[Model]]:
    """Return every model whose table lies in a workspace's schema; with the tables that only join two if asked."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name in settings.TENANT_APPS
        for model in config.get_models(include_auto_created=joins)
    ]


for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    import_module(_module.name)
