"""What the worker does about reports in each workspace. Every task may run twice."""

from core.tasks import task
from reporting.telling import tell_of_answers as tell


@task("reporting.tell_of_answers")
def tell_of_answers() -> None:
    """Tell people of what the authority has returned or answered since."""
    tell()
