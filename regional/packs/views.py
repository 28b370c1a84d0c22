"""Pages of packs: the list, one that is written or was issued, its files."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import officer
from core.clock import today
from core.documents import fingerprint
from core.errors import Refusal
from documents.files import Format, hand_out
from regional.models import Pack
from regional.packs.content import content_of
from regional.packs.errors import PackGone, PackIssued, TextChanged
from regional.packs.forms import PackForm, SeenForm, TextForm
from regional.packs.paper import how_words, pack_paper
from regional.packs.queries import areas_of, pack_of, packs_of
from regional.packs.rules import PLACES
from regional.packs.services import begin_pack, discard_pack, issue_pack, write_text
from regional.permissions import can_read, can_write_packs
from regional.views.page import address, draw, way_here
from tenants.requests import OfficerRequest
from ui.navigation import Link

PER_PAGE = 25
WRONG, CONFLICT = 422, 409
WRITES = ["GET", "HEAD", "POST"]


@officer(can_read)
@require_safe
def packs(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the packs that were issued and those that are written, the newest first."""
    found = packs_of(request.officer.authority_id)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_write": can_write_packs(request.officer)}
    return draw(request, "regional/packs.html", context, room="packs")


@officer(can_read)
@require_safe
def pack(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Show a pack: what is counted, from which reports, and the authority's own words around it."""
    row = _the_pack(request, pk)
    content = content_of(row)
    with override(row.language):
        how = how_words()
    context = {
        "pack": row,
        "content": content,
        "how": how,
        "is_whole": not row.is_issued or fingerprint(content) == row.content_hash,
        "may_write": _may_write(request, row),
        "crumbs": way_here(request, "overview", "packs"),
    }
    return draw(request, "regional/pack.html", context, room="packs")


@officer(can_read)
@require_safe
def pack_file(request: OfficerRequest, pk: UUID, form: str, **_region: str) -> HttpResponse:
    """Hand out a pack as PDF or for a word processor."""
    if form not in list(Format):
        raise Http404
    row = _the_pack(request, pk)
    document = pack_paper(row, content_of(row))
    number = row.number or "draft"
    name = f"{row.authority_id}-pack-{number}-{row.language}"
    return hand_out(request, document, form=Format(form), name=name)


@officer(can_write_packs)
@require_http_methods(WRITES)
def new_pack(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Begin a pack: its title, its day, its area, its language."""
    proposed = {"on": today(), "language": (get_language() or "fi")[:2]}
    asked = request.POST if request.method == "POST" else None
    form = PackForm(asked, areas=areas_of(request.officer.authority), initial=proposed)
    if form.is_bound and form.is_valid():
        try:
            made = begin_pack(**form.cleaned_data, by=request.officer)
        except Refusal as refusal:
            form.add_error("on" if refusal.code == "day_to_come" else "area", str(refusal))
        else:
            messages.success(request, _("The pack has been begun. Write around what was counted."))
            return HttpResponseRedirect(_page(request, made))
    context = {"form": form, "crumbs": way_here(request, "overview", "packs")}
    status = WRONG if form.errors else 200
    return draw(request, "regional/pack_new.html", context, room="packs", status=status)


@officer(can_write_packs)
@require_http_methods(WRITES)
def text(request: OfficerRequest, pk: UUID, place: str, **_region: str) -> HttpResponse:
    """Write the authority's own text at a place of a pack; two who write at once see each other's text."""
    row = _the_pack(request, pk)
    if place not in PLACES:
        raise Http404
    kept = row.texts.filter(place=place).first()
    facts = {"version": kept.version if kept else 0, "text": kept.text if kept else ""}
    form = TextForm(request.POST if request.method == "POST" else None, initial=facts)
    theirs, status = None, 200
    if form.is_bound:
        status = WRONG
        if form.is_valid():
            try:
                write_text(row, place, **_said(form), by=request.officer)
            except TextChanged as refusal:
                # What was typed stays in the form; whoever saves again has seen the other's text.
                theirs, status = refusal.theirs, CONFLICT
                form.data = form.cleaned_data | {"version": _version_of(theirs)}
            except (PackGone, PackIssued) as refusal:
                form.add_error(None, str(refusal))
                status = CONFLICT
            else:
                messages.success(request, _("The text has been saved."))
                return HttpResponseRedirect(f"{_page(request, row)}#{place}")
    context = {
        "pack": row,
        "form": form,
        "theirs": theirs,
        "heading": PLACES[place][0],
        "back": f"{_page(request, row)}#{place}",
        "crumbs": [*way_here(request, "overview", "packs"), Link(row.title, _page(request, row))],
    }
    return draw(request, "regional/pack_text.html", context, room="packs", status=status)


@officer(can_write_packs)
@require_POST
def issue(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Freeze a pack and give it its number."""
    row = _the_pack(request, pk)
    return _at_once(
        request,
        row,
        lambda version: issue_pack(row, version=version, by=request.officer),
        said=_("The pack has been issued. It is not changed any more."),
        after=_page(request, row),
    )


@officer(can_write_packs)
@require_POST
def discard(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Remove a pack that was not issued."""
    row = _the_pack(request, pk)
    return _at_once(
        request,
        row,
        lambda version: discard_pack(row, version=version, by=request.officer),
        said=_("The pack has been discarded."),
        after=address(request, "packs"),
    )


def _at_once(
    request: OfficerRequest, row: Pack, act: Callable[[int], object], *, said: str, after: str
) -> HttpResponse:
    form = SeenForm(request.POST)
    try:
        act(form.cleaned_data["version"] if form.is_valid() else 0)
    except PackGone as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(address(request, "packs"))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(_page(request, row))
    messages.success(request, said)
    return HttpResponseRedirect(after)


def _the_pack(request: OfficerRequest, pk: UUID) -> Pack:
    found = pack_of(request.officer.authority_id, pk)
    if found is None:
        raise Http404
    return found


def _may_write(request: OfficerRequest, row: Pack) -> bool:
    mine = row.authority_id == request.officer.authority_id
    return mine and not row.is_issued and can_write_packs(request.officer)


def _page(request: OfficerRequest, row: Pack) -> str:
    return address(request, "pack", pk=row.pk)


def _said(form: TextForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("text", "version")}


def _version_of(theirs: Any) -> int:
    return theirs.version if theirs.pk else 0
