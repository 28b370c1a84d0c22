"""Reading the register."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.shapes import OnDay
from api.views import OpenView
from register.api.shapes import (
    AreaShape,
    AuthorityWithSuccession,
    CompetenceShape,
    FindAreas,
    FindAuthorities,
    FindMunicipalities,
    MunicipalityShape,
)
from register.models import Area, Authority, AuthoritySuccession, Municipality, Task
from register.models.dated import in_force
from register.queries import (
    competent_authority,
    find_authorities,
    find_municipalities,
    with_belongings,
)

TAG = "register"


class Municipalities(OpenView):
    """Municipalities of a day; the best match comes first."""

    tag = TAG

    @operation("list_municipalities", asks=FindMunicipalities, gives=MunicipalityShape, many=True)
    def get(self, request: Request) -> Response:
        """List municipalities."""
        asked = self.asked(request, FindMunicipalities)
        on = asked["on"]
        found = find_municipalities(asked.get("q", ""), on=on)
        if "authority" in asked:
            found = found.filter(
                in_force(on, through="competences__"),
                competences__authority=asked["authority"],
                competences__task=Task.INTEGRATION,
            )
        if "area" in asked:
            found = found.filter(
                in_force(on, through="belongings__"), belongings__area=asked["area"]
            )
        return self.page(request, with_belongings(found, on=on), MunicipalityShape)


class OneMunicipality(OpenView):
    """A municipality, by its code."""

    tag = TAG

    @operation("read_municipality", asks=OnDay, gives=MunicipalityShape)
    def get(self, request: Request, code: str) -> Response:
        """Read a municipality."""
        asked = self.asked(request, OnDay)
        rows = with_belongings(Municipality.objects.all(), on=asked["on"])
        return Response(MunicipalityShape(get_object_or_404(rows, code=code)).data)


class Competent(OpenView):
    """Who advises a municipality on integration and monitors it, on a day (Act 681/2023, section 55)."""

    tag = TAG

    @operation("read_competence", asks=OnDay, gives=CompetenceShape)
    def get(self, request: Request, code: str) -> Response:
        """Read who is competent for a municipality."""
        on = self.asked(request, OnDay)["on"]
        municipality = get_object_or_404(Municipality.objects.on(on), code=code)
        told: dict[str, Any] = {
            "municipality": municipality.code,
            "task": Task.INTEGRATION,
            "on": on,
            "authority": competent_authority(municipality, on=on),
        }
        return Response(CompetenceShape(told).data)


class Authorities(OpenView):
    """Authorities of a day: ELY Centres to 2025, Economic Development Centres from 2026."""

    tag = TAG

    @operation("list_authorities", asks=FindAuthorities, gives=AuthorityWithSuccession, many=True)
    def get(self, request: Request) -> Response:
        """List authorities."""
        asked = self.asked(request, FindAuthorities)
        found = find_authorities(asked.get("q", ""), on=asked["on"])
        return self.page(request, _with_succession(found), AuthorityWithSuccession)


class OneAuthority(OpenView):
    """An authority, by its key."""

    tag = TAG

    @operation("read_authority", gives=AuthorityWithSuccession)
    def get(self, _request: Request, key: str) -> Response:
        """Read an authority."""
        found = get_object_or_404(_with_succession(Authority.objects.all()), key=key)
        return Response(AuthorityWithSuccession(found).data)


class Areas(OpenView):
    """Regions, wellbeing services counties and employment areas of a day."""

    tag = TAG

    @operation("list_areas", asks=FindAreas, gives=AreaShape, many=True)
    def get(self, request: Request) -> Response:
        """List areas."""
        asked = self.asked(request, FindAreas)
        found = Area.objects.on(asked["on"])
        if "kind" in asked:
            found = found.filter(kind=asked["kind"])
        return self.page(request, found, AreaShape)


def _with_succession(authorities: QuerySet[Authority]) -> QuerySet[Authority]:
    steps = AuthoritySuccession.objects.all()
    return authorities.prefetch_related(Prefetch("taken_over", steps), Prefetch("handed_on", steps))
