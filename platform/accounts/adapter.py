"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.utils.translation import get_language, override

from accounts.secrets import box
from accounts.services import Letter, queue_mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up: people come by invitation."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand the mail to the queue, in the language of whoever gets it."""
        user = context.get("user")
        told = {
            "request": self.request,
            "email": email,
            "current_site": get_current_site(self.request),
        }
        with override(getattr(user, "language", None) or get_language()):
            mail = self.render_mail(template_prefix, email, told | context)
        kind = template_prefix.rpartition("/")[2]
        queue_mail(Letter(mail.subject, mail.body), to=email, kind=kind)

    def format_email_subject(self, subject: str) -> str:
        return f"Kotopolku: {subject}"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # its base has no types
    """Keeps the secrets of second factors encrypted."""

    def encrypt(self, text: str) -> str:
        return box("second factors").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box("second factors").decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        return {"id": settings.BASE_HOST, "name": "Kotopolku"}

    def build_totp_svg(self, url: str) -> str:
        """Draw the code on white, so that it is read off a dark page too."""
        drawn: str = super().build_totp_svg(url)
        return drawn.replace("<path", '<rect width="100%" height="100%" fill="white"/><path', 1)
