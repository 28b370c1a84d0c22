from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.rows import WorkspaceRow


class Draft(WorkspaceRow):
    """What one person has typed into one form and not yet saved: theirs alone, until they save."""

    user_id = models.BigIntegerField(_("person"))
    # The form's name and what it is about, for example "measure:<id>" or "measure:new:<objective>".
    form = models.CharField(_("form"), max_length=120)
    fields = models.JSONField(_("what was typed"), default=dict)
    based_on = models.PositiveIntegerField(_("version that was being changed"), default=0)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "form"],
                name="plans_a_person_has_one_draft_of_a_form",
                violation_error_message=_("There is a draft of this already."),
            )
        ]

    def __str__(self) -> str:
        return self.form
