"""Whose facts the register holds: the lines that the service must show beside them."""

from django.utils.translation import gettext_lazy as _

SOURCES = (
    _("Source: Statistics Finland, CC BY 4.0 (classifications, population)"),
    _("Source: National Land Survey of Finland, CC BY 4.0 (central localities)"),
    _("Source: Finlex, CC BY 4.0 (acts and decrees on the authorities)"),
)
