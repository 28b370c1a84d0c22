from django.utils.translation import gettext_lazy as _

from audit.events import Event


class SharedEvent(Event):
    """What was done at the front door, in the region or by the platform's administrator."""

    class Meta(Event.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
