from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TenantsConfig(AppConfig):
    name = "tenants"

    def ready(self) -> None:
        from tenants import checks  # noqa: F401, PLC0415  registers the system checks

        autodiscover_modules(
            "tasks"
        )  # whoever publishes must know each module's tasks, and their doors
