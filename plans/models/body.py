from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from catalogue.models import OrganisationKind
from tenants.rows import Editable, WorkspaceRow


class Body(Editable):
    """Somebody who can be made responsible: a board, a service, an authority, an organisation."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.ForeignKey(
        OrganisationKind,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("kind of body"),
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact person"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="plans_a_body_is_named_once",
                violation_error_message=_("There is a body with this name already."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="plans_a_body_has_a_name",
                violation_error_message=_("Give the body a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BodyPerson(WorkspaceRow):
    """A person of the workspace who acts for a body: a contributor may change its measures."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="people", verbose_name=_("body"))
    user_id = models.BigIntegerField(_("person"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "user_id"],
                name="plans_a_person_acts_for_a_body_once",
                violation_error_message=_("This person acts for the body already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.body_id}"
