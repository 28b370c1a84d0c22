"""How fresh the figures of each source are."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, Subquery

from core.clock import now
from figures.models import ImportRun, RunState, Source
from figures.models.source import PATIENCE


@dataclass(frozen=True, slots=True)
class Freshness:
    """A source with its last fetch, the last one that went well, and whether its figures are old."""

    source: Source
    last: ImportRun | None
    good: ImportRun | None
    is_old: bool

    @property
    def state(self) -> str:
        """One word for the page: running, failed, old, ok or never."""
        if self.last is None:
            return "never"
        if self.last.state in {RunState.RUNNING, RunState.FAILED}:
            return str(self.last.state)
        return "old" if self.is_old else "ok"


def freshness() -> list[Freshness]:
    """Return all sources in their order. Asks the database a fixed number of times."""
    went_well = [RunState.DONE, RunState.UNCHANGED]
    runs = ImportRun.objects.filter(source=OuterRef("pk"))
    sources = list(
        Source.objects.select_related("data_source").annotate(
            last_run=Subquery(runs.order_by("-started_at", "-pk").values("pk")[:1]),
            good_run=Subquery(
                runs.filter(state__in=went_well).order_by("-started_at", "-pk").values("pk")[:1]
            ),
        )
    )
    wanted = {key for source in sources for key in (source.last_run, source.good_run) if key}
    known = ImportRun.objects.in_bulk(wanted)
    return [
        _freshness(source, known.get(source.last_run), known.get(source.good_run))
        for source in sources
    ]


def _freshness(source: Source, last: ImportRun | None, good: ImportRun | None) -> Freshness:
    patience = PATIENCE[source.cadence]  # type: ignore[index]  # a choice is a text with the same hash
    is_old = bool(
        patience and good and good.ended_at and now() - good.ended_at > timedelta(days=patience)
    )
    return Freshness(source, last, good, is_old)
