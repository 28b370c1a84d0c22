"""From the front door to a workspace's host: a one-time code, good for a minute, for one browser.

The workspace's host sets a random cookie and sends the browser to the front door with the cookie's hash; the front door signs the
person in and sends the browser back with a code that is bound to the person, the host and that hash.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Handover, User
from accounts.secrets import digest, new_code
from core.errors import Refusal
from tenants.models import Workspace

MINUTE = timedelta(seconds=60)
NONCE = "__Host-entry" if settings.SESSION_COOKIE_SECURE else "entry"


class CodeNotValid(Refusal):
    """The code was used, is too old, or was made for another browser."""

    code = "code_not_valid"

    def __init__(self) -> None:
        super().__init__(_("This sign-in link has been used or is too old. Sign in again."))


def front_door(path: str = "/") -> str:
    """Return an address at the front door."""
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return f"{settings.PUBLIC_SCHEME}://{settings.BASE_HOST}{port}{path}"


def entry_address(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """Send the browser to the front door, with a cookie that the code will be bound to."""
    nonce = new_code()
    query = urlencode({"nonce": digest(nonce), "next": request.get_full_path()})
    answer = HttpResponseRedirect(front_door(f"/{get_language()}/enter/{workspace.slug}/?{query}"))
    answer.set_cookie(
        NONCE,
        nonce,
        max_age=600,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def hand_over(user: User, *, workspace: Workspace, nonce_digest: str, path: str) -> str:
    """Make a code and return the address at the workspace's host that takes it."""
    code = new_code()
    Handover.objects.create(
        code_digest=digest(code),
        nonce_digest=nonce_digest,
        place=workspace.schema_name,
        user=user,
        expires_at=timezone.now() + MINUTE,
    )
    return f"{workspace.address}/arrive/?{urlencode({'code': code, 'next': path})}"


@transaction.atomic
def take_code(request: HttpRequest, *, workspace: Workspace) -> User:
    """Sign the person in at the workspace's host.

    Raises CodeNotValid.
    """
    row = (
        Handover.objects.select_for_update(of=("self",))
        .filter(
            code_digest=digest(request.GET.get("code", "")),
            place=workspace.schema_name,
            used_at=None,
        )
        .filter(nonce_digest=digest(request.COOKIES.get(NONCE, "")), expires_at__gt=timezone.now())
        .select_related("user")
        .first()
    )
    if row is None or not row.user.is_active:
        raise CodeNotValid
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    token = request.META.get("CSRF_COOKIE")
    login(request, row.user, backend="tenants.backends.HandoverBackend")
    if token:
        # Signing in changes the token, and a form that was open when the session ended could not be saved any more.
        # Nobody else can have planted the old one: its cookie is bound to this host.
        request.META["CSRF_COOKIE"] = token
    return row.user


def safe_path(request: HttpRequest) -> str:
    """Return the path that the address asks to go on to, if it is one of this host."""
    path = request.GET.get("next", "/")
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"
