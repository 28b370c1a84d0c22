"""Comparing two documents of a plan thing by thing and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plans.document.differences import wording
from plans.document.differences.marking import is_long, marked
from plans.document.differences.wording import Document, Say
from plans.document.reading import name_of
from ui.parts import Words

Fields = Mapping[str, tuple[Words, Say]]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said and says; a long text comes with its words marked."""

    label: Words
    old: str
    new: str
    marked: SafeString | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something was added, removed, moved or changed, in a sentence, and its fields one by one."""

    kind: str  # added, removed, moved, changed
    words: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan with what differs in it."""

    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing in a document: what tells one from another, its fields, and what is said of it."""

    fields: Fields
    key: str = "id"
    name: str = "title"
    said: Mapping[str, str] = field(default_factory=dict)


def differences_between(old: Document, new: Document) -> list[Part]:
    """Return the parts of a plan in which two of its documents differ; nothing is asked of the database."""
    parts = (
        Part(_("The plan itself"), tuple(_itself(old, new))),
        Part(_("Objectives, measures and indicators"), tuple(_objectives(old, new))),
        Part(_("Other texts"), tuple(_sections(old, new))),
        Part(_("Situation picture"), tuple(_picture(old, new))),
        Part(_("Timetable"), tuple(_listed(old, new, "milestones", _milestone()))),
    )
    return [part for part in parts if part.differences]


def _itself(old: Document, new: Document) -> Iterator[Difference]:
    before, after = ({**each, **(each.get("host") or {})} for each in (old, new))
    fields = _fields(wording.PLAN, before, after, old, new)
    if fields:
        yield Difference("changed", _("What the plan says of itself was changed."), fields)
    yield from _places(old, new)


def _objectives(old: Document, new: Document) -> Iterator[Difference]:
    yield from _listed(old, new, "objectives", _objective())
    for name, kind in (("measures", _measure()), ("indicators", _indicator())):
        yield from _within(old, new, name, kind)


def _within(old: Document, new: Document, name: str, kind: Kind) -> Iterator[Difference]:
    """Compare what stands under the objectives; what went to another objective has moved."""
    homes = [{each["id"]: each for each in doc["objectives"]} for doc in (old, new)]
    places = [
        {row["id"]: key for key, home in known.items() for row in home[name]} for known in homes
    ]
    before, after = ([row for home in known.values() for row in home[name]] for known in homes)
    yield from _compared(before, after, kind, old, new, ordered=False)
    for row in after:
        was, now = places[0].get(row["id"]), places[1][row["id"]]
        if was is not None and was != now:
            words = _("“%(name)s” was moved to the objective “%(objective)s”.")
            home = homes[1][now]["title"]
            yield Difference("moved", words % {"name": row[kind.name], "objective": home})
    for key in homes[1]:
        if key in homes[0]:
            yield from _moved(homes[0][key][name], homes[1][key][name], kind)


def _sections(old: Document, new: Document) -> Iterator[Difference]:
    for name, fields in (("sections", wording.SECTION), ("elsewhere", wording.ELSEWHERE)):
        said = {
            "added": _("“%(name)s” was written."),
            "removed": _("“%(name)s” was taken out."),
            "changed": _("“%(name)s” was changed."),
        }
        kind = Kind(fields, key="element", name="name", said=said)
        before, after = (
            [{**row, "name": _element(row["element"], old, new)} for row in doc.get(name, ())]
            for doc in (old, new)
        )
        yield from _compared(before, after, kind, old, new, ordered=False)


def _places(old: Document, new: Document) -> Iterator[Difference]:
    said = {
        "added": _("It was told where “%(name)s” stands in the other document."),
        "removed": _("It is no longer told where “%(name)s” stands in the other document."),
        "changed": _("“%(name)s” stands elsewhere in the other document."),
    }
    kind = Kind(wording.PLACE, key="element", name="name", said=said)
    before, after = (
        [
            {**row, "name": _element(row["element"], old, new)}
            for row in (doc.get("host") or {}).get("places", ())
        ]
        for doc in (old, new)
    )
    yield from _compared(before, after, kind, old, new, ordered=False)


def _element(code: str, old: Document, new: Document) -> str:
    names = (name_of(doc["words"], "elements", code) for doc in (new, old))
    return next(filter(None, names), code)


def _picture(old: Document, new: Document) -> Iterator[Difference]:
    before, after = (_findings(doc) for doc in (old, new))
    yield from _compared(before, after, _finding(), old, new, ordered=False)


def _findings(doc: Document) -> list[Document]:
    found = (doc.get("picture") or {}).get("findings", ())
    return [{**row, "name": row["title"] or _("Not known yet")} for row in found]


def _listed(old: Document, new: Document, name: str, kind: Kind) -> Iterator[Difference]:
    before, after = old.get(name, []), new.get(name, [])
    yield from _compared(before, after, kind, old, new, ordered=kind.key == "id")


def _compared(
    before: Sequence[Document],
    after: Sequence[Document],
    kind: Kind,
    old: Document,
    new: Document,
    *,
    ordered: bool,
) -> Iterator[Difference]:
    known, there = ({row[kind.key]: row for row in rows} for rows in (before, after))
    for key, row in there.items():
        if key not in known:
            yield Difference("added", kind.said["added"] % {"name": row[kind.name]})
        elif fields := _fields(kind.fields, known[key], row, old, new):
            yield _changed(kind, known[key], row, fields)
    for key, row in known.items():
        if key not in there:
            yield Difference("removed", kind.said["removed"] % {"name": row[kind.name]})
    if ordered:
        yield from _moved(before, after, kind)


def _changed(
    kind: Kind, before: Document, after: Document, fields: tuple[FieldChange, ...]
) -> Difference:
    is_worded_anew = before[kind.name] != after[kind.name] and len(fields) == 1
    said = kind.said["reworded" if is_worded_anew and "reworded" in kind.said else "changed"]
    return Difference("changed", said % {"name": before[kind.name]}, fields)


def _moved(
    before: Sequence[Document], after: Sequence[Document], kind: Kind
) -> Iterator[Difference]:
    """Name the fewest things that must have changed places; what only made way has not moved."""
    common = {row["id"] for row in before} & {row["id"] for row in after}
    was, now = ([row["id"] for row in rows if row["id"] in common] for rows in (before, after))
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    stayed = {key for block in blocks for key in was[block.a : block.a + block.size]}
    for row in after:
        if row["id"] in common - stayed:
            yield Difference("moved", _("“%(name)s” has another place.") % {"name": row[kind.name]})


def _fields(
    fields: Fields, before: Document, after: Document, old: Document, new: Document
) -> tuple[FieldChange, ...]:
    """Compare the fields that either side knows; what only one of them could say counts when it says something."""
    found = []
    for name, (label, say) in fields.items():
        was, now = before.get(name), after.get(name)
        if was == now or (not was and not now):
            continue
        said, says = say(was, old["words"]), say(now, new["words"])
        if said != says:
            both = marked(said, says) if is_long(said, says) else None
            found.append(FieldChange(label, said, says, both))
    return tuple(found)


def _objective() -> Kind:
    return Kind(
        wording.OBJECTIVE,
        said={
            "added": _("Objective added: “%(name)s”."),
            "removed": _("Objective removed: “%(name)s”."),
            "changed": _("Objective “%(name)s” was changed."),
            "reworded": _("Objective “%(name)s” was reworded."),
        },
    )


def _measure() -> Kind:
    return Kind(
        wording.MEASURE,
        said={
            "added": _("Measure added: “%(name)s”."),
            "removed": _("Measure removed: “%(name)s”."),
            "changed": _("Measure “%(name)s” was changed."),
            "reworded": _("Measure “%(name)s” was reworded."),
        },
    )


def _indicator() -> Kind:
    return Kind(
        wording.INDICATOR,
        name="name",
        said={
            "added": _("Indicator added: “%(name)s”."),
            "removed": _("Indicator removed: “%(name)s”."),
            "changed": _("Indicator “%(name)s” was changed."),
            "reworded": _("Indicator “%(name)s” was renamed."),
        },
    )


def _finding() -> Kind:
    return Kind(
        wording.FINDING,
        name="name",
        said={
            "added": _("Finding added: “%(name)s”."),
            "removed": _("Finding removed: “%(name)s”."),
            "changed": _("Finding “%(name)s” was changed."),
        },
    )


def _milestone() -> Kind:
    return Kind(
        wording.MILESTONE,
        key="title",
        said={
            "added": _("Milestone added: “%(name)s”."),
            "removed": _("Milestone removed: “%(name)s”."),
            "changed": _("Milestone “%(name)s” was changed."),
        },
    )
