"""All indicators of a plan as they stand: what is behind, what lacks a value, what is on its way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plans.models import Indicator
from plans.monitoring.path import Judged, Progress, judge
from ui.parts import Words

WORDS: dict[Progress, tuple[str, Words]] = {
    Progress.BEHIND: ("warn", _("behind")),
    Progress.NO_DATA: ("bad", _("no data")),
    Progress.UNKNOWN: ("none", _("cannot be judged yet")),
    Progress.NO_TARGET: ("none", _("no target")),
    Progress.EXPLAINED: ("none", _("no value, for a reason")),
    Progress.ON_TRACK: ("go", _("on track")),
    Progress.REACHED: ("ok", _("target reached")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its progress, in words too."""

    indicator: Indicator
    judged: Judged
    kind: str
    words: Words


def lines_of(indicators: Sequence[Indicator], *, on_year: int) -> list[Line]:
    """Judge each indicator; what needs somebody comes first."""
    order = list(WORDS)
    lines = []
    for indicator in indicators:
        judged = judge(indicator, on_year=on_year)
        lines.append(Line(indicator, judged, *WORDS[judged.progress]))
    return sorted(lines, key=lambda line: order.index(line.judged.progress))


def counted(lines: Sequence[Line]) -> list[tuple[Progress, Words, int]]:
    """Count the indicators of each progress, those that there are."""
    counts = Counter(line.judged.progress for line in lines)
    return [
        (progress, words, counts[progress])
        for progress, (_kind, words) in WORDS.items()
        if counts[progress]
    ]
