"""What stands out: obstacles that several name, groups that nothing is done for, themes that are behind."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from regional.contracts import Assessment
from regional.packs.reports import GROUP, OBSTACLE, THEME, Gathered, Source
from regional.packs.sayings import Saying, Sentence, numbers_of, objectives_in

SEVERAL = 2  # from how many reports on something is asked of all


def groups(gathered: Gathered) -> Saying:
    """Say for which target groups reports name no measure."""
    telling = [source for source in gathered.sources if source.report.target_groups]
    text = _("%(group)s: no measure in %(part)s of the %(whole)s reports that tell of groups.")
    return Saying(
        tuple(
            Sentence(
                text % {"group": name, "part": len(found), "whole": len(telling)},
                numbers_of(found),
            )
            for name, found in _unserved(gathered).items()
        )
    )


def obstacles(gathered: Gathered) -> Saying:
    """Say what stands in the way, and in how many reports."""
    text = _("%(obstacle)s: named in %(part)s of %(whole)s reports.")
    return Saying(
        tuple(
            Sentence(
                text % {"obstacle": name, "part": len(found), "whole": len(gathered.sources)},
                numbers_of(found),
            )
            for name, found in _named(gathered).items()
        )
    )


def discussion(gathered: Gathered) -> Saying:
    """Ask of what stands out by the rules; nothing is asked of what a single report says."""
    return Saying(tuple(_questions(gathered)))


def _questions(gathered: Gathered) -> Iterator[Sentence]:
    for name, found in _named(gathered).items():
        if len(found) >= SEVERAL:
            text = _("What would help with this: %(obstacle)s?")
            yield Sentence(text % {"obstacle": name}, numbers_of(found))
    for name, found in _unserved(gathered).items():
        if len(found) >= SEVERAL:
            text = _("By whom is this group served: %(group)s?")
            yield Sentence(text % {"group": name}, numbers_of(found))
    for name, behind in _behind(gathered).items():
        text = _(
            "More objectives are behind than reached on this theme: %(theme)s. What holds them back?"
        )
        yield Sentence(text % {"theme": name}, numbers_of(behind))


def _named(gathered: Gathered) -> dict[str, list[Source]]:
    """Return the obstacles by name, those of most reports first."""
    names: dict[str, str] = {}
    found: dict[str, dict[int, Source]] = {}
    for source in gathered.sources:
        for obstacle in source.report.obstacles:
            names.setdefault(
                obstacle.code, gathered.name_of(OBSTACLE, obstacle.code, obstacle.name)
            )
            found.setdefault(obstacle.code, {})[source.number] = source
    order = sorted(found, key=lambda code: (-len(found[code]), names[code]))
    return {names[code]: list(found[code].values()) for code in order}


def _unserved(gathered: Gathered) -> dict[str, list[Source]]:
    names: dict[str, str] = {}
    found: dict[str, list[Source]] = {}
    for source in gathered.sources:
        for group in source.report.target_groups:
            names.setdefault(group.code, gathered.name_of(GROUP, group.code, group.name))
            if not group.is_served:
                found.setdefault(group.code, []).append(source)
    order = sorted(found, key=lambda code: (-len(found[code]), names[code]))
    return {names[code]: found[code] for code in order}


def _behind(gathered: Gathered) -> dict[str, list[Source]]:
    """Return the themes on which more objectives are behind than reached, in several reports."""
    assessed: dict[str, list[tuple[Source, Assessment | None]]] = {}
    for source, objective in objectives_in(gathered):
        name = gathered.name_of(THEME, objective.theme, objective.theme_name)
        assessed.setdefault(name, []).append((source, objective.assessment))
    kept = {}
    for name, found in sorted(assessed.items()):
        counted = Counter(assessment for _source, assessment in found)
        behind = [source for source, assessment in found if assessment == Assessment.BEHIND]
        if (
            counted[Assessment.BEHIND] > counted[Assessment.REACHED]
            and len(set(numbers_of(behind))) >= SEVERAL
        ):
            kept[name] = behind
    return kept
