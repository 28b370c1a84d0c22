"""What the service calls the regional authority where no day is meant."""

from django.utils.translation import gettext_lazy as _

# Both words, so that either finds the way. On a day, an authority's own row has its name.
REGIONAL_AUTHORITY = _("ELY Centre (since 2026: Economic Development Centre)")
