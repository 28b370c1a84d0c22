"""The parts of a page as template tags. A wrong parameter is an error at once, in words.

Loaded into every template by the settings (`builtins`); docs/ui.md shows each part.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet
from django.template.loader import render_to_string
from django.utils.dates import MONTHS_AP
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ui import formats, icons, navigation
from ui.charts import ring
from ui.problems import problems
from ui.rich_text import rich_text
from ui.svg import element, group

T = TypeVar("T")

register = template.Library()

for name in ("number", "percent", "date_words", "date_short", "moment_words", "clock"):
    register.filter(name, getattr(formats, name))
register.filter("rich_text", rich_text)
register.simple_tag(formats.share, name="share")

STATUS = {
    "ok": "check",
    "go": "half",
    "warn": "warn",
    "bad": "warn",
    "none": "dash",
    "due": "clock",
}
NOTICE = {"info": "info", "ok": "check", "warn": "warn", "bad": "warn"}
CARD = ("plain", "flush", "good")
KPI = ("plain", "ok", "warn", "bad")
LEVELS = (2, 3, 4)
_KEY = re.compile(r"[\w-]+")


@register.simple_tag
def icon(name: str, label: str = "", cls: str = "") -> SafeString:
    """Draw an icon by its name; a label makes it speak."""
    return icons.icon(name, label, cls=cls)


@register.simple_tag
def status(kind: str, label: str) -> SafeString:
    """Say a state with a glyph and a word."""
    glyph = icons.icon(STATUS[_one_of(kind, STATUS, "kind of status")])
    css = "warn" if kind == "due" else kind
    return element("span", glyph, label, class_=f"st st-{css}")


@register.simple_tag
def seg(done: int, total: int) -> SafeString:
    """Draw how many of a few are done; the number itself must stand beside it in words."""
    parts = (element("i", class_="on" if index < done else None) for index in range(total))
    return element("span", *parts, class_="seg", aria_hidden="true")


@register.simple_tag
def progress_ring(done: int, total: int, label: str) -> SafeString:
    """Draw how many of the steps are done as a ring that says the label."""
    return element("div", ring(done, total, label), class_="ringbox")


@register.simple_tag
def avatar(name: str) -> SafeString:
    """A person's initials in a disc, always in the same colour; silent beside the name itself."""
    initials = "".join(word[0] for word in name.split()[:2]).upper() or "?"
    colour = ("", " avatar-b", " avatar-c", " avatar-d")[zlib.crc32(name.encode()) % 4]
    return element("span", initials, class_=f"avatar{colour}", aria_hidden="true")


@register.simple_tag
def calendar_leaf(day: dt.date, *, soon: bool = False) -> SafeString:
    """A day as a leaf of a calendar; silent, for the date stands beside it in words."""
    month = element("span", str(MONTHS_AP[day.month]).rstrip("."))
    css = "cal soon" if soon else "cal"
    return element("span", element("b", day.day), month, class_=css, aria_hidden="true")


@register.simple_tag
def kpi(
    label: str, value: object, note: str = "", *, tone: str = "plain", url: str = ""
) -> SafeString:
    """A key figure; stands inside <dl class="kpis">."""
    tone = _one_of(tone, KPI, "tone of a key figure")
    term = element("a", label, href=url) if url else label
    figure = element("b", value, class_="num")
    said = group(figure, element("span", note)) if note else figure
    return element("div", element("dt", term), element("dd", said), class_=f"kpi kpi-{tone}")


@register.simple_block_tag
def card(
    content: SafeString, *, title: str = "", level: int = 2, tone: str = "plain", key: str = ""
) -> SafeString:
    """A framed part of the page with its heading.

    Without a title the content brings its own heading, whose id is the key.
    """
    _one_of(tone, CARD, "tone of a card")
    _one_of(level, LEVELS, "level of a heading")
    key = _checked_key(key) if key else _key(title)
    parts = {"content": content, "title": title, "level": level, "tone": tone, "key": key}
    return _drawn("card", parts)


@register.simple_block_tag
def notice(
    content: SafeString, *, kind: str = "info", title: str = "", live: bool = False
) -> SafeString:
    """Something to notice; `live` when it comes after the page was read (it is then spoken)."""
    glyph = NOTICE[_one_of(kind, NOTICE, "kind of notice")]
    parts = {"content": content, "title": title, "kind": kind, "glyph": glyph, "live": live}
    return _drawn("notice", parts)


@register.simple_tag
def empty_state(
    title: str, text: str = "", *, url: str = "", label: str = "", glyph: str = "doc"
) -> SafeString:
    """Say that there is nothing yet and what to do about it."""
    if bool(url) != bool(label):
        raise ValueError("An action has an address and a label, or there is none.")
    parts = {"title": title, "text": text, "url": url, "label": label, "glyph": glyph}
    return _drawn("empty_state", parts)


@register.simple_block_tag
def pagehead(
    content: SafeString,
    *,
    title: str,
    lead: str = "",
    above: str = "",
    crumbs: Iterable[Any] = (),
    aside: str = "",
) -> SafeString:
    """The head of a page: way here, heading, lead. The content is its buttons.

    With an aside (a ring) the buttons stand under the lead.
    """
    parts = {"content": content.strip() and content, "title": title, "lead": lead, "above": above}
    return _drawn("pagehead", parts | {"crumbs": list(crumbs), "aside": aside})


@register.inclusion_tag("ui/_crumbs.html")
def crumbs(items: Iterable[Any]) -> dict[str, object]:
    """The way to this page: things with a label and a url, the page itself not among them."""
    return {"items": list(items)}


@register.simple_tag
def back_link(url: str, label: str = "") -> SafeString:
    """The way back."""
    glyph = icons.icon("back", cls="icon-flip")
    return element("a", glyph, label or _("Back"), href=url, class_="backlink")


@register.inclusion_tag("ui/_pager.html", takes_context=True)
def pager(
    context: template.Context, page: Page[object], *, param: str = "page", target: str = ""
) -> dict[str, object]:
    """Links to the other pages of a list, the rest of the query kept; htmx fills a named target."""
    if not isinstance(page, Page):
        raise TypeError(f"A pager takes a Page, not {type(page).__name__}.")
    request = context["request"]
    links = navigation.page_links(page, request, param=param)
    before = page.has_previous() and navigation.query(request, **{param: page.number - 1})
    after = page.has_next() and navigation.query(request, **{param: page.number + 1})
    return {"page": page, "links": links, "before": before, "after": after, "target": target}


@register.inclusion_tag("ui/_sort_header.html", takes_context=True)
def sort_header(
    context: template.Context,
    key: str,
    label: str,
    *,
    number: bool = False,
    default: bool = False,
    target: str = "",
) -> dict[str, object]:
    """A column's heading that puts the rows in its order: ?sort=key, the second time ?sort=-key."""
    request = context["request"]
    asked = request.GET.get("sort") or (key if default else "")
    order = {key: "ascending", f"-{key}": "descending"}.get(asked, "")
    turned = f"-{key}" if order == "ascending" else key
    address = navigation.query(request, sort=turned, page=None)
    parts = {"label": label, "order": order, "url": address}
    return parts | {"number": number, "target": target}


@register.inclusion_tag("ui/_language_links.html", takes_context=True)
def language_links(context: template.Context) -> dict[str, object]:
    """The same page in every language; a page may name its own address as `language_path`."""
    request = context.get("request")
    path = context.get("language_path") or (request.get_full_path() if request else "")
    return {"links": navigation.language_links(path) if path else []}


@register.simple_tag
def home_path() -> str:
    """The front page of this host in the page's language."""
    return f"/{formats.language()}/"


@register.simple_tag
def footer_links() -> list[navigation.Link]:
    """The footer's links to pages that exist here."""
    return navigation.footer_links()


@register.simple_tag
def is_demo() -> bool:
    """Whether this is the demonstration, which says so on each page."""
    return bool(getattr(settings, "DEMO", False))


@register.inclusion_tag("ui/_autosave.html")
def autosave(url: str, key: str, saved_at: dt.datetime | None = None) -> dict[str, object]:
    """Let the form around save itself as a draft; a line says when. Answer with ui/_saved.html."""
    return {"url": url, "key": _checked_key(key), "saved_at": saved_at}


@register.simple_tag
def error_summary(
    *forms: BaseForm | BaseFormSet[Any], title: str = "", level: int = 2
) -> SafeString | str:
    """What is wrong in the forms, with links to the fields; nothing when nothing is wrong."""
    _one_of(level, LEVELS, "level of a heading")
    found = problems(*forms)
    if not found:
        return ""
    return _drawn("_error_summary", {"errors": found, "title": title, "level": level})


def _drawn(part: str, parts: dict[str, Any]) -> SafeString:
    return render_to_string(f"ui/{part}.html", parts)


def _key(title: str) -> str:
    """An id for a heading, the same for the same words in any script."""
    return f"h-{slugify(title, allow_unicode=True) or zlib.crc32(title.encode())}" if title else ""


def _checked_key(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError(f"“{key}” cannot be an id: use letters, digits, - and _.")
    return key


def _one_of(value: T, allowed: Collection[T], what: str) -> T:
    if value not in allowed:
        raise ValueError(
            f"There is no {what} “{value}”. There are: {', '.join(map(str, allowed))}."
        )
    return value
