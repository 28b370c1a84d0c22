"""Views that know who calls: a member of this workspace, or an officer of the authority in the address."""

from typing import TYPE_CHECKING, Any

from rest_framework.request import Request
from rest_framework.response import Response

from api.views import View
from tenants.people import member_of, officer_of

if TYPE_CHECKING:
    from accounts.models import User
    from tenants.models import Membership, Officer


class PersonView(View):
    """For people and their programs: what is answered is nobody else's, and is kept by no cache."""

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer


class WorkspaceView(PersonView):
    """For members of the workspace of this host, by their session or by a key made here."""

    member: "Membership"

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        found = member_of(request) if request.user else None  # type: ignore[arg-type]  # stands in for Django's
        self.member = request.member = found  # type: ignore[assignment,attr-defined]  # the request is given its member here

    @property
    def person(self) -> "User":
        """Who acts."""
        return self.member.user


class RegionView(PersonView):
    """For officers of the authority in the address, by their session or by a key made for it."""

    officer: "Officer"

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        authority = str(self.kwargs.get("authority", ""))
        found = officer_of(request, authority) if request.user else None  # type: ignore[arg-type]  # whoever has signed in
        self.officer = request.officer = found  # type: ignore[assignment,attr-defined]  # the request is given its officer here

    @property
    def person(self) -> "User":
        """Who acts."""
        return self.officer.user
