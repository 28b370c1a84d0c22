"""What the register's API takes and gives."""

from typing import Any

from rest_framework import serializers

from api.fields import Texts
from api.shapes import OnDay
from register.models import Area, AreaKind, Authority, Municipality


class FindAuthorities(OnDay):
    """Which authorities are asked for."""

    q = serializers.CharField(
        required=False, max_length=100, help_text="A name, a district, an office, an earlier name."
    )


class FindMunicipalities(OnDay):
    """Which municipalities are asked for."""

    q = serializers.CharField(required=False, max_length=100, help_text="A name or a code.")
    authority = serializers.SlugField(
        required=False, max_length=20, help_text="Those for which this authority is competent."
    )
    area = serializers.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1, help_text="Those in this area, by its id."
    )


class FindAreas(OnDay):
    """Which areas are asked for."""

    kind = serializers.ChoiceField(choices=AreaKind.choices, required=False)


class AuthorityShape(serializers.ModelSerializer[Authority]):
    """A regional state authority, under the name it has while the row holds."""

    name = Texts()
    district = Texts()

    class Meta:
        model = Authority
        fields = ["key", "kind", "code", "name", "district", "offices", "valid_from", "valid_to"]
        read_only_fields = fields


class AuthorityWithSuccession(AuthorityShape):
    """An authority with those whose work it took over, and those that took over its own."""

    took_over = serializers.SerializerMethodField()
    handed_on_to = serializers.SerializerMethodField()

    class Meta(AuthorityShape.Meta):
        fields = [*AuthorityShape.Meta.fields, "took_over", "handed_on_to"]

    def get_took_over(self, authority: Authority) -> list[str]:
        return [step.predecessor_id for step in authority.taken_over.all()]

    def get_handed_on_to(self, authority: Authority) -> list[str]:
        return [step.successor_id for step in authority.handed_on.all()]


class MunicipalityShape(serializers.ModelSerializer[Municipality]):
    """A municipality, with its areas and its authority on the day that was asked about."""

    name = Texts()
    languages = serializers.ListField(child=serializers.CharField())
    region = serializers.IntegerField(source="region_id", allow_null=True)
    wellbeing_county = serializers.IntegerField(source="county_id", allow_null=True)
    employment_area = serializers.IntegerField(source="employment_area_id", allow_null=True)
    authority = serializers.CharField(source="authority_id", allow_null=True)

    class Meta:
        model = Municipality
        fields = [
            "code",
            "slug",
            "name",
            "languages",
            "is_aland",
            "is_sami_homeland",
            "population",
            "population_on",
            "urban_rural",
            "longitude",
            "latitude",
            "valid_from",
            "valid_to",
            "region",
            "wellbeing_county",
            "employment_area",
            "authority",
        ]
        read_only_fields = fields


class AreaShape(serializers.ModelSerializer[Area]):
    """A region, a wellbeing services county or an employment area."""

    name = Texts()

    class Meta:
        model = Area
        fields = ["id", "kind", "code", "name", "valid_from", "valid_to"]
        read_only_fields = fields


class CompetenceShape(serializers.Serializer[Any]):
    """Who is competent for a municipality on a day; null in Åland."""

    municipality = serializers.CharField()
    task = serializers.CharField()
    on = serializers.DateField()
    authority = AuthorityShape(allow_null=True)
