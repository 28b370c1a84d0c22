from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import NamedRow


class ContentLanguage(NamedRow):
    """A language in which a municipality may write or tell of its plan; plain languages are languages of their own."""

    # A language tag (BCP 47), as pages say it in `lang`.
    code = models.CharField(_("code"), primary_key=True, max_length=12)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    own_name = models.CharField(_("name in the language itself"), max_length=60)
    right_to_left = models.BooleanField(_("written from right to left"), default=False)

    class Meta(NamedRow.Meta):
        ordering = ["position"]
        verbose_name = _("language of content")
        verbose_name_plural = _("languages of content")

    @property
    def direction(self) -> str:
        """The direction of the writing, as pages say it in `dir`."""
        return "rtl" if self.right_to_left else "ltr"
