"""Where keys are made: in a workspace by its members, at an authority by its officers."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import ApiToken, User
from tenants.requests import MemberRequest, OfficerRequest

SCOPE = ApiToken.Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A place, the person there, and the addresses of its pages of keys."""

    key: str
    name: str
    person: User
    scopes: tuple[str, ...]
    base: str
    args: tuple[str, ...] = ()

    @property
    def all_url(self) -> str:
        return reverse("keys:list", args=self.args)

    @property
    def new_url(self) -> str:
        return reverse("keys:new", args=self.args)

    def withdraw_url(self, key: ApiToken) -> str:
        return reverse("keys:revoke", args=(*self.args, key.pk))


def workspace_place(request: MemberRequest) -> Place:
    """Return the workspace of this host."""
    here = request.workspace
    scopes = (SCOPE.READ.value, SCOPE.WRITE.value, SCOPE.SEND.value)
    return Place(here.schema_name, here.name, request.user, scopes, "ui/workspace_base.html")


def authority_place(request: OfficerRequest) -> Place:
    """Return the authority in the address."""
    here = request.officer.authority
    scopes = (SCOPE.READ.value, SCOPE.WRITE.value)
    return Place(here.key, here.name, request.user, scopes, "ui/region_base.html", (here.key,))
