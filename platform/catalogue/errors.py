"""What the catalogue refuses."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.errors import Refusal


class NoRuleSetOnOffer(Refusal):
    """No rule set is offered first on the day."""

    code = "no_rule_set_on_offer"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("No rule set was on offer on %(day)s. Choose a later day.")
            % {"day": date_format(day)}
        )
