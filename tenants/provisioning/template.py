"""The template schema: migrated by Django like any other, then rendered once for all workspaces."""

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from tenants.database.binding import Binding, owner_binding
from tenants.models import SchemaTemplate
from tenants.provisioning.render import fingerprint, render, rows_of

TEMPLATE = "template"


def append_only_tables() -> list[str]:
    """Return the tables of a workspace that are only ever added to."""
    return sorted(
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name in settings.TENANT_APPS
        for model in config.get_models()
        if getattr(model, "append_only", False)
    )


@transaction.atomic
def render_template() -> SchemaTemplate:
    """Render the template schema and make it the current one. Asked of the owner."""
    with connection.cursor() as cursor:
        binding: Binding = owner_binding(TEMPLATE)
        cursor.execute(binding.sql().decode())
        statements = render(cursor, TEMPLATE)
        rows = rows_of(cursor, TEMPLATE)
        cursor.execute(owner_binding("public").sql().decode())
    mark = fingerprint(statements + append_only_tables())
    SchemaTemplate.objects.exclude(fingerprint=mark).update(is_current=False)
    template, _ = SchemaTemplate.objects.update_or_create(
        fingerprint=mark,
        defaults={
            "statements": ";\n".join(statements + rows),
            "append_only": append_only_tables(),
            "is_current": True,
        },
    )
    return template
