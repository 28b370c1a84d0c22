"""What is done by the clock, and what an administrator asks for."""

from core.tasks import task
from figures.errors import AlreadyRunning
from figures.models import ImportRun, RunState, Source
from figures.refreshing import due, refresh


@task("figures.refresh_all", door="admin")
def refresh_all() -> None:
    """Ask for each table of its own, so that one that fails stops no other."""
    for source in due():
        refresh_source.delay(source.pk)


@task("figures.go_on", door="admin")
def go_on() -> None:
    """Go on with fetches that were broken off: their worker died, or the service was busy."""
    broken = ImportRun.objects.filter(
        state__in=[RunState.RUNNING, RunState.FAILED], parts_done__gt=0
    )
    for run in broken.select_related("source"):
        is_last = run == run.source.runs.first()
        if is_last and (run.state == RunState.FAILED or run.has_fallen_silent):
            refresh_source.delay(run.source_id)


@task("figures.refresh_source", door="admin")
def refresh_source(key: str, again: bool = False) -> None:
    """Fetch one table. Twice at once is once."""
    source = Source.objects.filter(pk=key).first()
    if source is None or source not in due():
        return
    try:
        refresh(source, again=again)
    except AlreadyRunning:
        return
