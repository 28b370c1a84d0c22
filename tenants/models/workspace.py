"""Workspaces and their hosts."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_tenants.models import DomainMixin, TenantMixin

from core.names import Named
from register.models import Municipality


class Workspace(Named, TenantMixin):  # type: ignore[misc]  # django-tenants has no types
    """One municipality's place to work in, or that of several together; its tables lie in a schema of its own."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        JOINT = "joint", _("joint area")

    auto_create_schema = False  # schemas come from the template, see tenants.provisioning
    schema_name = models.CharField(
        max_length=63, unique=True, validators=[RegexValidator(r"\A(m[0-9]{3}|j[0-9]{1,6})\Z")]
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.MUNICIPALITY)
    municipality = models.OneToOneField(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("municipality"),
    )
    slug = models.SlugField(_("host name"), max_length=63, unique=True)
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages"))
    schema_fingerprint = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects: ClassVar[models.Manager["Workspace"]]

    class Meta:
        verbose_name = _("workspace")
        verbose_name_plural = _("workspaces")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(schema_name__regex=r"^(m[0-9]{3}|j[0-9]{1,6})$"),
                name="a_schema_is_m_and_code_or_j_and_number",
            ),
            models.CheckConstraint(
                condition=Q(kind="municipality", municipality__isnull=False)
                | Q(kind="joint", municipality__isnull=True),
                name="a_municipal_workspace_has_its_municipality",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def host(self) -> str:
        return f"{self.slug}.{settings.BASE_HOST}"

    @property
    def address(self) -> str:
        """The address of the workspace's host, without a path."""
        port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
        return f"{settings.PUBLIC_SCHEME}://{self.host}{port}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # django-tenants' own save looks for the schema and for what is open; ours is made by one function of the database.
        models.Model.save(self, *args, **kwargs)

    def __enter__(self) -> Any:
        # django-tenants keeps what was open before in one list for all threads; ours do not share.
        raise TypeError("Use `with inside(workspace):`.")


class Domain(DomainMixin):  # type: ignore[misc]  # django-tenants has no types
    """A host name that leads to a workspace."""
