from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = _("plans")

    def ready(self) -> None:
        from plans.notices.events import hear_of_approvals  # noqa: PLC0415  models must be loaded
        from plans.todo.services import hear_of_removals  # noqa: PLC0415  models must be loaded

        hear_of_approvals()
        hear_of_removals()
