"""The register in the administration: to look at. It is changed in its files, and loaded."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.clock import today
from register.models import (
    Area,
    Authority,
    AuthoritySuccession,
    Belonging,
    Competence,
    Municipality,
    MunicipalitySuccession,
)
from register.models.dated import in_force

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class Validity(admin.SimpleListFilter):
    """Rows that hold today, no longer, or not yet."""

    title = _("validity")
    parameter_name = "validity"

    def lookups(self, *_asked: object) -> list[tuple[str, Any]]:
        return [("now", _("In force today")), ("past", _("Ended")), ("future", _("Not yet"))]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Model]) -> QuerySet[Model]:
        day = today()
        wanted = {
            "now": in_force(day),
            "past": Q(valid_to__lt=day),
            "future": Q(valid_from__gt=day),
        }
        return queryset.filter(wanted.get(self.value() or "", Q()))


class LookAt(ModelAdmin):
    """A table to look at: a change here would be undone by the next load of the files."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, *_asked: object) -> bool:
        return False

    def has_change_permission(self, *_asked: object) -> bool:
        return False

    def has_delete_permission(self, *_asked: object) -> bool:
        return False


@admin.register(Municipality)
class MunicipalityAdmin(LookAt):
    list_display = ("code", "name_fi", "name_sv", "language_class", "valid_from", "valid_to")
    list_filter = (Validity, "language_class", "is_aland", "is_sami_homeland", "urban_rural")
    search_fields = ("code", "name_fi", "name_sv", "name_en", "slug")


@admin.register(Area)
class AreaAdmin(LookAt):
    list_display = ("kind", "code", "name_fi", "name_sv", "valid_from", "valid_to")
    list_filter = (Validity, "kind")
    search_fields = ("code", "name_fi", "name_sv", "name_en")


@admin.register(Belonging)
class BelongingAdmin(LookAt):
    list_display = ("municipality", "kind", "area", "valid_from", "valid_to", "source")
    list_filter = (Validity, "kind")
    list_select_related = ("municipality", "area")
    search_fields = ("municipality__name_fi", "municipality__name_sv", "area__name_fi")


@admin.register(Authority)
class AuthorityAdmin(LookAt):
    list_display = ("key", "name_fi", "name_sv", "offices", "valid_from", "valid_to")
    list_filter = (Validity, "kind")
    search_fields = ("key", "name_fi", "name_sv", "name_en", "offices")


@admin.register(Competence)
class CompetenceAdmin(LookAt):
    list_display = ("municipality", "task", "authority", "area", "valid_from", "valid_to")
    list_filter = (Validity, "task", "authority")
    list_select_related = ("municipality", "authority", "area")
    search_fields = ("municipality__name_fi", "municipality__name_sv", "authority__name_fi")


@admin.register(AuthoritySuccession)
class AuthoritySuccessionAdmin(LookAt):
    list_display = ("predecessor", "successor", "on")
    list_select_related = ("predecessor", "successor")
    search_fields = ("predecessor__name_fi", "successor__name_fi")


@admin.register(MunicipalitySuccession)
class MunicipalitySuccessionAdmin(LookAt):
    list_display = ("predecessor", "successor", "on", "source")
    list_select_related = ("predecessor", "successor")
    search_fields = ("predecessor__name_fi", "successor__name_fi")
