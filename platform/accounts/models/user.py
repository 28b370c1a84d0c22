"""People, known once for the whole service."""

import secrets
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


def new_salt() -> str:
    return secrets.token_hex(16)


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, *, name: str = "", password: str | None = None, **said: Any
    ) -> "User":
        """Create a person. Without a password they cannot sign in by one."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, **said)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **said: Any) -> "User":
        """Create an administrator of the platform."""
        return self.create_user(email, password=password, is_platform_administrator=True, **said)


class User(AbstractBaseUser):  # type: ignore[django-manager-missing]  # knox has no types
    """A person who can sign in. Their secrets are in other tables, which a workspace cannot read."""

    class Language(models.TextChoices):
        FINNISH = "fi", "suomi"
        SWEDISH = "sv", "svenska"
        ENGLISH = "en", "English"

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.FINNISH
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_platform_administrator = models.BooleanField(_("platform administrator"), default=False)
    session_salt = models.CharField(max_length=32, default=new_salt, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    password = None  # type: ignore[assignment]  # replaced by the property below
    last_login = None  # the sessions tell
    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_person_per_email",
                violation_error_message=_("Somebody with this e-mail address is here already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def initials(self) -> str:
        """Two letters for the picture-less picture."""
        words = (self.name or self.email.split("@")[0].replace(".", " ")).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def is_staff(self) -> bool:
        """Django's admin asks this."""
        return self.is_active and self.is_platform_administrator

    def has_perm(self, _permission: str, _thing: object = None) -> bool:
        return self.is_staff

    def has_module_perms(self, _app: str) -> bool:
        return self.is_staff

    def get_full_name(self) -> str:
        return str(self)

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the salt: a new salt ends all of them, on every host."""
        return salted_hmac(
            "accounts.User.session", self.session_salt, algorithm="sha256"
        ).hexdigest()

    def end_all_sessions(self) -> None:
        """Sign the person out everywhere."""
        self.session_salt = new_salt()
        self.save(update_fields=["session_salt"])

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        changed = self.__dict__.pop("_new_password", None)
        if changed is not None:
            self.session_salt = new_salt()
            if update_fields is not None:
                update_fields = {*update_fields, "session_salt"} - {"password"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if changed is not None:
            self.credential, _ = Credential.objects.update_or_create(
                user=self, defaults={"password": changed}
            )


class Credential(models.Model):
    """The hash of a person's password; readable at the front door alone."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="credential", primary_key=True
    )
    password = models.CharField(max_length=128)

    def __str__(self) -> str:
        return str(self.user)


def _password(user: User) -> str:
    if "_new_password" in user.__dict__:
        return str(user.__dict__["_new_password"])
    try:
        return user.credential.password
    except Credential.DoesNotExist:
        return ""


def _set_password(user: User, hashed: str) -> None:
    user.__dict__["_new_password"] = hashed


User.password = property(_password, _set_password)  # type: ignore[assignment]  # a property in the place of the field
