"""What the worker does over the region each night. Every task may run twice."""

from core.tasks import task
from regional.chain import faults_of
from regional.queries.chain import links
from regional.services.digests import send_digests
from regional.services.obligations import ensure_obligations
from regional.services.publications import publish_what_is_missing
from regional.telling import tell_officers as tell


class ChainBroken(Exception):
    """A received report is not as it was received, or is gone."""


@task("regional.keep_up_obligations", door="region")
def keep_up_obligations() -> None:
    """Make ahead what municipalities owe, and put on authorities' lists what has fallen due."""
    ensure_obligations()


@task("regional.check_chains", door="region")
def check_chains() -> None:
    """See that each received report is as it was received; the failed task is the alarm.

    Raises ChainBroken.
    """
    faults = [str(fault) for fault in faults_of(links())]
    if faults:
        raise ChainBroken("; ".join(faults))


@task("regional.tell_officers", door="region")
def tell_officers() -> None:
    """Tell officers by e-mail what municipalities have sent since."""
    tell()


@task("regional.publish_figures", door="region")
def publish_figures() -> None:
    """Publish how reporting stood at the end of each month, as soon as the month is over."""
    publish_what_is_missing()


@task("regional.send_digests", door="region")
def tell_of_changes() -> None:
    """Write to those who want to know what has changed in a saved view, when a new week or month has begun."""
    send_digests()
