"""Views that know who calls: a member of this workspace, or an officer of the authority in the address."""

from typing import TYPE_CHECKING

from rest_framework.request import Request

from api.views import View
from tenants.people import member_of, officer_of

if TYPE_CHECKING:
    from accounts.models import User
    from tenants.models import Membership, Officer


class WorkspaceView(View):
    """For members of the workspace of this host, by their session or by a key made here."""

    member: "Membership"

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        found = member_of(request) if request.user else None  # type: ignore[arg-type]  # stands in for Django's
        self.member = request.member = found  # type: ignore[assignment,attr-defined]

    @property
    def person(self) -> "User":
        """Who acts."""
        return self.member.user


class RegionView(View):
    """For officers of the authority in the address, by their session or by a key made for it."""

    officer: "Officer"

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        authority = str(self.kwargs.get("authority", ""))
        found = officer_of(request, authority) if request.user else None  # type: ignore[arg-type]
        self.officer = request.officer = found  # type: ignore[assignment,attr-defined]

    @property
    def person(self) -> "User":
        """Who acts."""
        return self.officer.user
