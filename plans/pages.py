"""What the views of every room share: the same part alone for htmx, and in its page for everybody else."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRedirect

from plans.forms import note_errors
from tenants.requests import Request

Row = TypeVar("Row", bound=models.Model)
Result = TypeVar("Result")
WRONG = 422


def show(
    request: Request,
    names: tuple[str, str],
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Draw a page, or the part of it that changes when htmx asks: `names` are the templates of both."""
    page, part = names
    return render(request, part if request.htmx else page, dict(context), status=status)


def go(request: Request, address: str) -> HttpResponse:
    """Send the browser on after something was saved, by htmx as well."""
    if request.htmx:
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def attempt(form: forms.BaseForm, act: Callable[[], Result]) -> Result | None:
    """Do what a form asks; what is refused is said in the form, and None is returned.

    A conflict with another person is not the form's: StaleEdit and Gone go on to the view.
    """
    try:
        return act()
    except ValidationError as error:
        note_errors(form, error)
    return None


def found(rows: models.QuerySet[Row], key: UUID) -> Row:
    """Return the row with the key.

    Raises Http404.
    """
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row
