from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = _("reporting")

    def ready(self) -> None:
        from reporting.signals import hear_of_approvals  # noqa: PLC0415  models must be loaded

        hear_of_approvals()
