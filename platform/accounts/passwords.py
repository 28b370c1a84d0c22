"""What a password must be, said in each language."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's rule, whose words are not in Finnish or Swedish."""

    def get_error_message(self) -> str:
        return _("The password is too short: at least %(count)s characters are needed.") % {
            "count": self.min_length
        }

    def get_help_text(self) -> str:
        return _("At least %(count)s characters.") % {"count": self.min_length}
