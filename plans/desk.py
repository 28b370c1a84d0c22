"""Writing in a form that several people may have open: drafts, stale versions, and things removed meanwhile.

A view describes what is written in as a `Sheet`, and answers with `write(request, sheet)`. The same address shows the form,
takes it, shows a conflict and takes the choice; as a page of its own, or in place for htmx. Nothing typed is ever lost.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from plans.conflicts import Facts, conflict_between, fingerprints, merged, same, shown
from plans.drafts.services import TooLarge, as_typed, discard_draft, draft_of, keep_draft
from plans.editing import Gone, StaleEdit, was_removed
from plans.forms import note_errors
from plans.pages import WRONG, go
from plans.things import THINGS
from tenants.requests import MemberRequest
from tenants.rows import Editable
from ui.navigation import Link

CONFLICT = 409
PAGE = "plans/desk/page.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One form over one thing that several people may change.

    `make(data=…, initial=…, auto_id=…)` makes the form, `facts(row)` says what the thing says now by the
    form's fields, `save(said, version)` is the service. `row` is None for something new, and for what is
    `gone`: then `again` is where it can be added anew.
    """

    key: str  # the name of the draft: "measure:<id>", "measure:new:<objective>"
    place: str  # the id of the element that the form stands in
    title: str
    action: str
    back: str
    make: Callable[..., forms.BaseForm]
    save: Callable[[dict[str, Any], int], Any]
    facts: Callable[[Any], Facts] = field(default=lambda _row: {})
    row: Editable | None = None
    gone: bool = False
    again: str = ""
    parent: str = ""  # the key of what a new thing would belong to, should this one be removed
    level: int = 4  # of the heading, where the form stands in place
    columns: int = 0  # of the table, if the place is a row of one
    parts: str = "plans/desk/_fields.html"
    crumbs: Sequence[Link] = ()
    initial: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None
    # What htmx is given once the form is saved or left; without it the browser goes back.
    after: Callable[[Any], HttpResponse] | None = None
    submit: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def history(self) -> str:
        """The address of who has changed the thing; nothing for what is new or has no page of that kind."""
        kind = str(self.row._meta.model_name) if self.row else ""
        return (
            reverse("plans:history", args=(kind, self.row.pk))
            if self.row and kind in THINGS
            else ""
        )

    @property
    def leave(self) -> str:
        """The address that gives the place back as it was."""
        return f"{self.action}{'&' if '?' in self.action else '?'}leave"

    @property
    def now(self) -> int:
        """The version that a form opened now is based on."""
        if self.version is not None:
            return self.version
        return self.row.version if self.row else 0


def write(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Answer whatever is asked of a sheet.

    Raises Http404 where something that is gone is asked for.
    """
    if sheet.gone:
        keys = (sheet.key.rpartition(":")[2], request.POST.get("parent"))
        if request.method != "POST" or not was_removed(*keys):
            raise Http404
        return _gone(request, sheet)
    if request.method == "POST":
        return _written(request, sheet)
    return _left(request, sheet) if "leave" in request.GET else _opened(request, sheet)


def _written(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    if "discard" in request.POST:
        discard_draft(sheet.key, by=request.user)
        return _opened(request, sheet) if request.htmx else go(request, sheet.action)
    form = _form(sheet, data=request.POST)
    if "edit" in request.POST:
        return _shown(request, sheet, form)
    if not form.is_valid():
        return _shown(request, sheet, form, status=WRONG)
    if request.POST.get("choice") == "theirs":
        return _theirs(request, sheet)
    return _saved(request, sheet, form)


def _saved(request: MemberRequest, sheet: Sheet, form: forms.BaseForm) -> HttpResponse:
    said, version = form.cleaned_data, _number(request.POST.get("version"))
    if choice := request.POST.get("choice"):
        version = _number(request.POST.get("against"))
        if choice == "merged" and sheet.row:
            said = merged(said, sheet.facts(sheet.row), request.POST.get("base", ""))
    try:
        row = sheet.save(said, version)
    except StaleEdit as refusal:
        return _conflict(request, sheet, form, refusal.theirs)
    except Gone:
        return _gone(request, sheet)
    except ValidationError as error:
        note_errors(form, error)
        return _shown(request, sheet, form, status=WRONG)
    discard_draft(sheet.key, by=request.user)
    return _done(request, sheet, row, _("Saved."))


def _opened(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Show the form with what was typed and not saved, or else with what the thing says."""
    facts = sheet.facts(sheet.row)
    draft = draft_of(sheet.key, by=request.user)
    if draft:
        typed = as_typed(draft.fields)
        if not _says_so_already(sheet, typed, facts):
            form = _form(sheet, initial=dict(sheet.initial) | _raw(sheet, typed))
            base = typed.get("base", "")
            return _shown(request, sheet, form, version=draft.based_on, base=base, draft=draft)
        discard_draft(sheet.key, by=request.user)
    form = _form(sheet, initial=dict(sheet.initial) | _without_zeros(facts))
    return _shown(request, sheet, form, version=sheet.now, base=fingerprints(facts))


def _says_so_already(sheet: Sheet, typed: QueryDict, facts: Facts) -> bool:
    """Whether a draft, left behind by a save that was quicker, says what is saved."""
    form = _form(sheet, data=typed)
    return (
        bool(facts)
        and form.is_valid()
        and all(same(form.cleaned_data.get(name), value) for name, value in facts.items())
    )


def _shown(
    request: MemberRequest, sheet: Sheet, form: forms.BaseForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "version": request.POST.get("version", ""),
        "base": request.POST.get("base", ""),
        "lead": sheet.more.get("lead", ""),
    }
    return _answer(request, sheet, "plans/desk/_form.html", context | more, status=status)


def _conflict(
    request: MemberRequest, sheet: Sheet, form: forms.BaseForm, theirs: Editable
) -> HttpResponse:
    """Show both texts side by side, with who saved the other and when; mine is kept meanwhile."""
    conflict = conflict_between(form, sheet.facts(theirs), request.POST.get("base", ""))
    if not conflict.is_mine:
        discard_draft(sheet.key, by=request.user)
        words = _("Somebody else saved this meanwhile. You had changed nothing else, so it stays.")
        return _done(request, sheet, theirs, words)
    _keep(request, sheet)
    context = {
        "conflict": conflict,
        "theirs": theirs,
        "name": theirs.changed_by_name or _("Somebody"),
        "typed": _hidden(request.POST),
    }
    return _answer(request, sheet, "plans/desk/_conflict.html", context, status=CONFLICT)


def _gone(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Show what was typed about a thing that somebody removed meanwhile."""
    form = _form(sheet, data=request.POST)
    form.is_valid()
    raw = _raw(sheet, request.POST)
    texts = [
        (form[name].label, shown(each, form.cleaned_data.get(name, raw[name])))
        for name, each in form.fields.items()
        if raw[name] and not form[name].is_hidden
    ]
    context = {"texts": texts, "typed": _hidden(request.POST, without={"version", "base"})}
    return _answer(request, sheet, "plans/desk/_gone.html", context, status=CONFLICT)


def _theirs(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Leave the other's text as it is, and keep mine as a draft."""
    _keep(request, sheet)
    words = _(
        "What the other person saved stays. Your text is kept: it is back when you open the form."
    )
    return _done(request, sheet, sheet.row, words)


def _left(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    if request.htmx and sheet.after:
        return sheet.after(sheet.row)
    return go(request, sheet.back)


def _done(request: MemberRequest, sheet: Sheet, row: Any, words: str) -> HttpResponse:
    if request.htmx and sheet.after:
        return sheet.after(row)
    messages.success(request, words)
    return go(request, sheet.back)


def _keep(request: MemberRequest, sheet: Sheet) -> None:
    try:
        keep_draft(sheet.key, request.POST, by=request.user)
    except TooLarge:
        return  # it is still on the page, in the form's hidden fields


def _answer(
    request: MemberRequest,
    sheet: Sheet,
    part: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    inline = bool(request.htmx)
    in_row = inline and sheet.columns
    known = {"sheet": sheet, "part": part, "inline": inline}
    known |= {"level": sheet.level if inline else 2, "language_path": sheet.action}
    known |= {"box": f"{sheet.place}-box" if in_row else sheet.place}
    answer = render(
        request,
        part if inline else PAGE,
        {"nav_key": "plan", **sheet.more, **known, **context},
        status=status,
    )
    if in_row:
        cell = mark_safe(answer.content.decode())  # noqa: S308  what a template has just drawn
        row = '<tr id="{}"><td colspan="{}">{}</td></tr>'
        answer.content = format_html(row, sheet.place, sheet.columns, cell).encode()
    return answer


def _form(sheet: Sheet, **given: Any) -> forms.BaseForm:
    return sheet.make(auto_id=f"{sheet.place}-%s", **given)


def _without_zeros(facts: Facts) -> dict[str, Any]:
    """Return the facts with numbers as people write them: 49.600000 of the database is 49.6."""
    return {
        name: Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value
        for name, value in facts.items()
    }


def _raw(sheet: Sheet, typed: QueryDict) -> dict[str, Any]:
    """Return what was typed by field, as the form's widgets read it."""
    return {
        name: each.widget.value_from_datadict(typed, {}, name)
        for name, each in _form(sheet).fields.items()
    }


def _hidden(typed: QueryDict, *, without: Collection[str] = ()) -> list[tuple[str, str]]:
    left_out = {"csrfmiddlewaretoken", "choice", "against", *without}
    return [
        (name, str(value))
        for name, values in typed.lists()
        if name not in left_out
        for value in values
    ]


def _number(text: str | None) -> int:
    """Read a version; one that makes no sense is older than any."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
