"""The rules by which a pack is counted.

A sentence counts what reports say, and says of how many; an assessment is named as the municipality's own; there are no
averages, no shares of small numbers, no order of municipalities and no guesses at reasons. What was not reported is not counted.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regional.contracts import Assessment, MeasurePart
from regional.packs.reports import THEME, Gathered, Source
from regional.packs.sayings import Row, Rows, Saying, Sentence, numbers_of, objectives_in
from regional.packs.standouts import discussion, groups, obstacles


def received(gathered: Gathered) -> Saying:
    """Say who has reported and who has not."""
    counted = sum(len(source.places) for source in gathered.sources)
    said = [
        Sentence(
            _("%(part)s of the %(whole)s municipalities of the area have reported.")
            % {"part": counted, "whole": gathered.municipalities},
            gathered.numbers(),
        )
    ]
    if gathered.missing:
        names = ", ".join(gathered.missing)
        said.append(
            Sentence(_("No report has been received of: %(names)s.") % {"names": names}, ())
        )
    return Saying(tuple(said))


def goals(gathered: Gathered) -> Saying:
    """Say how the municipalities assess their objectives, theme by theme."""
    found = list(objectives_in(gathered))
    if not found:
        return Saying()
    counted = Counter(objective.assessment for _source, objective in found)
    sentence = Sentence(
        _(
            "Objectives in the reports: %(count)s. By the municipalities' own assessment %(reached)s are reached,"
            " %(partly)s partly reached and %(behind)s behind; %(none)s are not assessed."
        )
        % {
            "count": len(found),
            "reached": counted[Assessment.REACHED],
            "partly": counted[Assessment.PARTLY],
            "behind": counted[Assessment.BEHIND],
            "none": counted[None],
        },
        numbers_of(source for source, _objective in found),
    )
    return Saying((sentence,), _by_theme(gathered))


def measures(gathered: Gathered) -> Saying:
    """Say how far the measures are, and how much of the indicators is answered."""
    found = [(source, each) for source, one in objectives_in(gathered) for each in one.measures]
    said = []
    if found:
        states = Counter(measure.status for _source, measure in found)
        text = _(
            "Measures in the reports: %(count)s. Done: %(done)s; under way: %(under_way)s; late: %(late)s;"
            " not started: %(not_started)s; stopped: %(stopped)s."
        )
        names = ("done", "under_way", "late", "not_started", "stopped")
        counts = {name: states[name] for name in names} | {"count": len(found)}
        said.append(Sentence(text % counts, numbers_of(source for source, _measure in found)))
        said.append(_costs(found))
    followed = [
        (source, each) for source, one in objectives_in(gathered) for each in one.indicators
    ]
    if followed:
        valued = sum(any(v.value is not None for v in each.values) for _s, each in followed)
        text = _("Indicators in the reports: %(count)s. With a value: %(valued)s.")
        counts = {"count": len(followed), "valued": valued}
        said.append(Sentence(text % counts, numbers_of(source for source, _each in followed)))
    return Saying(tuple(said))


def participation(gathered: Gathered) -> Saying:
    """Say how often somebody was heard, and how often something changed for it."""
    found = [
        (source, source.report.participation)
        for source in gathered.sources
        if source.report.participation
    ]
    if not found:
        return Saying()
    heard = sum(len(part.heard) for _source, part in found)
    changes = sum(part.changes for _source, part in found)
    text = _(
        "The reports tell of %(heard)s times that somebody was heard; %(changes)s times something changed for it."
    )
    numbers = numbers_of(source for source, _part in found)
    return Saying((Sentence(text % {"heard": heard, "changes": changes}, numbers),))


def _by_theme(gathered: Gathered) -> Rows:
    themes: dict[str, list[tuple[Source, Assessment | None]]] = {}
    for source, objective in objectives_in(gathered):
        name = gathered.name_of(THEME, objective.theme, objective.theme_name)
        themes.setdefault(name, []).append((source, objective.assessment))
    rows = []
    for name, found in sorted(themes.items()):
        counted = Counter(assessment for _source, assessment in found)
        counts = [
            counted[each] for each in (Assessment.REACHED, Assessment.PARTLY, Assessment.BEHIND)
        ]
        cells = (name, str(len(found)), *map(str, counts))
        rows.append(Row(cells, numbers_of(source for source, _assessment in found)))
    head = (_("Theme"), _("Objectives"), _("Reached"), _("Partly"), _("Behind"))
    return Rows(_("Objectives by theme, as assessed by the municipalities"), head, tuple(rows))


def _costs(found: list[tuple[Source, MeasurePart]]) -> Sentence:
    known = [(source, each) for source, each in found if each.cost is not None]
    text = _("A cost is given for %(known)s of %(count)s measures.")
    counts = {"known": len(known), "count": len(found)}
    return Sentence(text % counts, numbers_of(source for source, _each in known))


def _nothing(_gathered: Gathered) -> Saying:
    return Saying()


# The places of a pack in their order: what each is called, and what is counted there.
PLACES: Mapping[str, tuple[Promise, Callable[[Gathered], Saying]]] = {
    "opening": (gettext_lazy("Opening words"), _nothing),
    "received": (gettext_lazy("Who has reported"), received),
    "goals": (gettext_lazy("Objectives and how far they are"), goals),
    "measures": (gettext_lazy("Measures and indicators"), measures),
    "groups": (gettext_lazy("Target groups without a measure"), groups),
    "obstacles": (gettext_lazy("What stands in the way"), obstacles),
    "participation": (gettext_lazy("Who was heard"), participation),
    "discussion": (gettext_lazy("To be discussed"), discussion),
    "closing": (gettext_lazy("Closing words"), _nothing),
}
