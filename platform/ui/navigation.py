"""Ways through the pages: languages, pages of a list, orders of a table, the footer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from ui.formats import language

# The names of pages that every address tree may have; one that it lacks gets no link.
FOOTER = (
    ("accessibility-statement", _("Accessibility statement")),
    ("data-protection", _("Data protection")),
    ("guidance", _("Guidance")),
    ("api-docs", _("Open data and API")),
    ("feedback", _("Give feedback")),
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where to, and in what words. `code` is a language's."""

    label: str | Promise
    url: str
    current: bool = False
    code: str = ""


def language_links(path: str) -> list[Link]:
    """The same page in each language of the service."""
    return [
        Link(
            label=get_language_info(code)["name_local"].capitalize(),
            url=in_language(path, code),
            current=code == language(),
            code=code,
        )
        for code, _name in settings.LANGUAGES
    ]


def in_language(path: str, code: str) -> str:
    """The same page's address in another language; the front page where there is no such page."""
    if code == language():
        return path
    translated = translate_url(path, code)
    if translated != path:
        return translated
    codes = "|".join(re.escape(known) for known, _name in settings.LANGUAGES)
    other, found = re.subn(rf"^/(?:{codes})(?=[/?]|$)", f"/{code}", path)
    return other if found else f"/{code}/"


def footer_links() -> list[Link]:
    """Links to those of the footer's pages that exist here."""
    links = []
    for name, label in FOOTER:
        try:
            links.append(Link(label, reverse(name)))
        except NoReverseMatch:
            continue
    return links


def page_links(page: Page[object], request: HttpRequest, *, param: str) -> list[Link]:
    """The numbers of a paged list; a gap in them has no address."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        Link(str(number), query(request, **{param: number}), current=number == page.number)
        if isinstance(number, int)
        else Link(str(number), "")
        for number in numbers
    ]


def query(request: HttpRequest, **changes: object) -> str:
    """The page's query with some of it changed; None takes a parameter away."""
    parameters = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    return f"?{parameters.urlencode()}"
