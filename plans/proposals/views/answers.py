"""Answering proposals."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core.access import member
from plans.desk import Sheet, write
from plans.editing import StaleEdit
from plans.models import Proposal
from plans.pages import found, go
from plans.permissions import can_edit
from plans.proposals.forms import (
    AnswerForm,
    AsMeasureForm,
    AsObjectiveForm,
    DeclineForm,
    MergeForm,
)
from plans.proposals.services import (
    AnsweredAlready,
    accept,
    accept_as_measure,
    accept_as_objective,
    decline,
    merge,
    open_again,
)
from plans.proposals.views.proposals import rows_of, way
from tenants.requests import MemberRequest

Said = dict[str, Any]
Act = Callable[[Proposal, Said, int, User], object]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: its title, its form, whether the form chooses in the plan, and what it does."""

    title: Promise
    form: Callable[..., forms.BaseForm]
    act: Act
    in_plan: bool = False


def _as_objective(row: Proposal, said: Said, version: int, by: User) -> object:
    return accept_as_objective(row, version=version, by=by, **said)


def _as_measure(row: Proposal, said: Said, version: int, by: User) -> object:
    objective = said.pop("objective")
    return accept_as_measure(row, objective, version=version, by=by, **said)


def _accept(row: Proposal, said: Said, version: int, by: User) -> object:
    return accept(row, version=version, by=by, answer=said["answer"])


def _merge(row: Proposal, said: Said, version: int, by: User) -> object:
    into = said["objective"] or said["measure"]
    return merge(row, into, version=version, by=by, answer=said["answer"])


def _decline(row: Proposal, said: Said, version: int, by: User) -> object:
    return decline(row, version=version, by=by, reason=said["answer"])


WAYS = {
    "objective": Way(gettext_lazy("Accept as an objective"), AsObjectiveForm, _as_objective),
    "measure": Way(gettext_lazy("Accept as a measure"), AsMeasureForm, _as_measure, in_plan=True),
    "accept": Way(gettext_lazy("Accept without anything new"), AnswerForm, _accept),
    "merge": Way(gettext_lazy("Merge into another"), MergeForm, _merge, in_plan=True),
    "decline": Way(gettext_lazy("Decline"), DeclineForm, _decline),
}


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_answer(request: MemberRequest, proposal_id: UUID, how: str) -> HttpResponse:
    """Answer a proposal in one of the ways."""
    row, chosen = found(rows_of(), proposal_id), WAYS.get(how)
    if chosen is None:
        raise Http404

    def save(said: Said, version: int) -> object:
        try:
            return chosen.act(row, dict(said), version, request.user)
        except AnsweredAlready as refusal:
            raise ValidationError(refusal.message) from refusal
        except StaleEdit as stale:
            words = _("%(name)s changed it meanwhile. Look at it again before you answer.")
            name = stale.theirs.changed_by_name or _("Somebody")
            raise ValidationError(words % {"name": name}) from stale

    sheet = Sheet(
        key=f"answer:{how}:{row.pk}",
        place="answer",
        title=str(chosen.title),
        action=reverse("plans:proposal-answer", args=[row.pk, how]),
        back=reverse("plans:proposal", args=[row.pk]),
        make=partial(chosen.form, plan=row.plan) if chosen.in_plan else chosen.form,
        save=save,
        initial=_beginning(row, how),
        version=row.version,
        parts="plans/proposals/_answer_fields.html",
        crumbs=way(row.plan),
        more={"nav_key": "plan", "proposal": row, "plan": row.plan},
    )
    return write(request, sheet)


@member(can_edit)
@require_POST
def proposal_reopen(request: MemberRequest, proposal_id: UUID) -> HttpResponse:
    """Take an answer back."""
    row = found(rows_of(), proposal_id)
    open_again(row, version=row.version, by=request.user)
    messages.success(request, _("It waits for an answer again."))
    return go(request, reverse("plans:proposal", args=[row.pk]))


def _beginning(row: Proposal, how: str) -> Said:
    """Fill the form of an answer from the proposal."""
    objective = row.objective or (row.measure.objective if row.measure else None)
    match how:
        case "objective":
            return {"title": row.text[:300], "desired_change": ""}
        case "measure":
            return {"title": row.text[:300], "objective": objective}
        case "merge":
            return {"objective": row.objective, "measure": row.measure}
        case _:
            return {}
