"""All that a pack says, as plain data: counted anew while it is written, and frozen as it was when it is issued."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import override

from regional.models import Pack
from regional.packs.reports import gather
from regional.packs.rules import PLACES

VERSION = 1
SOURCE = (
    "number", "coverage", "reference", "revision", "received_at", "content_hash",
)  # fmt: skip


def content_of(pack: Pack) -> dict[str, Any]:
    """Return what a pack says: what was frozen, or else what is counted now, in the pack's own language."""
    if pack.document is not None:
        frozen: dict[str, Any] = pack.document
        return frozen
    with override(pack.language):
        return counted(pack)


def counted(pack: Pack) -> dict[str, Any]:
    """Count what a pack says from the reports of its day, in the active language."""
    gathered = gather(pack)
    texts = dict(pack.texts.values_list("place", "text"))
    return {
        "version": VERSION,
        "title": pack.title,
        "language": pack.language,
        "on": pack.on.isoformat(),
        "authority": pack.authority.name,
        "area": pack.area.name if pack.area else pack.authority.district,
        "chapters": [
            {"place": place, "heading": str(heading), "own": texts.get(place, "")}
            | _said(asdict(rule(gathered)))
            for place, (heading, rule) in PLACES.items()
        ],
        "sources": [
            {"places": ", ".join(source.places)} | {name: getattr(source, name) for name in SOURCE}
            for source in gathered.sources
        ],
    }


def _said(saying: dict[str, Any]) -> dict[str, Any]:
    """Write what was counted as JSON keeps it: lists, no tuples."""
    return {name: _listed(value) for name, value in saying.items()}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _listed(inner) for name, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value
