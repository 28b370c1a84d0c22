from django.db import models
from django.utils.translation import gettext_lazy as _


class Force(models.TextChoices):
    """How binding a rule is: nobody is to take advice for a duty, or a duty for advice."""

    LAW = "law", _("law")
    GUIDANCE = "guidance", _("guidance")
    OWN_DECISION = "own_decision", _("own decision")
