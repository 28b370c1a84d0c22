"""Full-text search over all kinds in one statement, ranked, with the words that were found marked.

The language of the plan decides how its words are bent; a word finds what begins with it, as Finnish compounds ask. Only
expressions at the time of the question: a workspace's schema holds tables alone (docs/adr/0004).
"""

import re
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Case, CharField, F, QuerySet, TextField, UUIDField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from plans.search.kinds import SEARCHABLE, Searchable
from plans.things import THINGS, Reference, references

CONFIGS = {"fi": "finnish", "sv": "swedish", "en": "english"}
WORD = re.compile(r"\w+")
LONGEST, MOST = 60, 8
# Signs of no language, so that nobody's text is taken for a mark.
BEGINS, ENDS = "\ue000", "\ue001"


def query_of(text: str) -> str:
    """Return the words of a text as PostgreSQL asks for them: each must begin a word that is there."""
    words = [word[:LONGEST] for word in WORD.findall(text.replace("\0", ""))]
    return " & ".join(f"'{word}':*" for word in words[:MOST])


def search(text: str, kinds: tuple[Searchable, ...] = SEARCHABLE) -> "QuerySet[Any, Any]":
    """Return kind, key, title, excerpt and rank of what has the words, the best first."""
    asked = query_of(text)
    parts = [_of(each, asked) for each in kinds]
    return parts[0].union(*parts[1:], all=True).order_by("-hit_rank", "hit_kind", "hit_key")


def places_of(found: list[dict[str, Any]]) -> dict[tuple[str, UUID], Reference]:
    """Return where each result is seen."""
    known = [(row["hit_kind"], row["hit_key"]) for row in found if row["hit_kind"] in THINGS]
    return dict(references(known))


def marked(text: str) -> SafeString:
    """Show what was found in a text; whatever the text says, it is no markup."""
    before, *hits = text.split(BEGINS)
    shown = escape(before)
    for hit in hits:
        found, _, after = hit.partition(ENDS)
        shown = format_html("{}<mark>{}</mark>{}", shown, found, after)
    return shown


def _of(each: Searchable, asked: str) -> "QuerySet[Any, Any]":
    config = _config(each)
    query = SearchQuery(asked, config=config, search_type="raw")
    vector: Any = SearchVector(each.title, weight="A", config=config)
    if each.texts:
        vector += SearchVector(*each.texts, weight="C", config=config)
    words = Concat(*_spaced((each.title, *each.texts)), output_field=TextField())
    excerpt = SearchHeadline(
        words,
        query,
        config=config,
        start_sel=BEGINS,
        stop_sel=ENDS,
        max_words=35,
        min_words=15,
        max_fragments=2,
        fragment_delimiter=" … ",
    )
    rows = each.model._default_manager.annotate(vector=vector).filter(vector=query)
    return rows.order_by().values(
        hit_kind=Value(each.kind, output_field=CharField()),
        hit_key=Cast("pk", UUIDField()),
        hit_title=Cast(each.title, TextField()),
        hit_excerpt=excerpt,
        hit_rank=SearchRank(F("vector"), query),
    )


def _spaced(names: tuple[str, ...]) -> list[Any]:
    parts: list[Any] = []
    for name in names:
        parts += [Cast(name, TextField()), Value(" ")]
    return parts


def _config(each: Searchable) -> Any:
    if not each.language:
        return "simple"
    cases = [When(**{each.language: code}, then=Value(name)) for code, name in CONFIGS.items()]
    return Case(*cases, default=Value("simple"), output_field=CharField())
