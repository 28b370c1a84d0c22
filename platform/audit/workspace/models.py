from django.utils.translation import gettext_lazy as _

from audit.events import Event


class WorkspaceEvent(Event):
    """What was done inside one workspace; it lies in that workspace's own schema."""

    class Meta(Event.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
