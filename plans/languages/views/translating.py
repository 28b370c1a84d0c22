"""Translating one text beside its source."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.models import ContentLanguage
from core.access import member
from plans.desk import Sheet, write
from plans.languages.forms import TranslationForm
from plans.languages.places import address_of, crumbs_of, drawn, language_of, target_of
from plans.languages.queries import CHECKED, Text, next_after, text_with, texts_in
from plans.languages.services import Rendering, translate
from plans.models import ContentTranslation, Plan
from plans.permissions import can_edit
from plans.queries import plan_with
from plans.removal import Removal, take_away
from tenants.requests import MemberRequest
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")


@member(can_edit)
@require_http_methods(ALL)
def translation(
    request: MemberRequest, plan: UUID, language: str, kind: str, row: UUID, field: str
) -> HttpResponse:
    """Translate one text beside its source, and mark it as checked."""
    about = plan_with(plan)
    target = target_of(about, language)
    text = text_with(about, (kind, row, field), target.code)
    if text is None:
        # The sheet's key ends with the row's: if that was removed meanwhile, what was typed is shown again.
        gone = Text(kind, row, "", field, "", "", "", None)
        return write(request, _sheet(about, gone, target, save=_nothing, gone=True))

    def save(said: dict[str, Any], version: int) -> ContentTranslation:
        rendering = Rendering(said["text"], said["is_checked"], said["seen"])
        return translate(about, text, target.code, rendering, version=version, by=request.user)

    following = next_after(texts_in(about, target.code), text) if "onward" in request.POST else None
    frame = {"text": text, "state": drawn(text), "language": target}
    sheet = _sheet(
        about,
        text,
        target,
        save=save,
        facts=partial(_facts, text),
        row=text.translation,
        following=following,
        more={"nav_key": "home", "source": language_of(about.language), **frame},
    )
    return write(request, sheet)


def _sheet(
    plan: Plan, text: Text, target: ContentLanguage, *, following: Text | None = None, **more: Any
) -> Sheet:
    home = reverse("plans:language", args=(plan.pk, target.code))
    here = address_of(plan, target, text)
    return Sheet(
        key=f"translation:{target.code}:{text.kind}:{text.field}:{text.row_id}",
        place="translation",
        title=_("Translation: %(language)s") % {"language": target.name},
        action=here,
        back=address_of(plan, target, following) if following else home,
        again=home if more.get("gone") else here,
        make=partial(TranslationForm, source=text, language=target),
        parts="plans/languages/_translation_fields.html",
        crumbs=[*crumbs_of(plan.pk), Link(target.name, home)],
        **({"more": {"nav_key": "home"}} | more),
    )


def _nothing(_said: dict[str, Any], _version: int) -> None:
    """What is gone is never saved."""


@member(can_edit)
@require_http_methods(ALL)
def translation_remove(request: MemberRequest, translation: UUID) -> HttpResponse:
    """Remove a translation, after asking; the text itself stays."""
    row = ContentTranslation.objects.filter(pk=translation).first()
    back = (
        reverse("plans:language", args=(row.plan_id, row.language))
        if row
        else reverse("plans:home")
    )
    removal = Removal(
        row=row,
        key=translation,
        title=_("Delete the translation?"),
        back=back,
        words=lambda: [_("The text that was translated stays as it is.")],
        crumbs=crumbs_of(row.plan_id) if row else (),
    )
    return take_away(request, removal)


def _facts(text: Text, row: ContentTranslation | None) -> dict[str, Any]:
    if row is None:
        return {"text": "", "is_checked": False}
    return {"text": row.text, "is_checked": text.stands(row) == CHECKED}
