"""Who is competent for whom."""

from datetime import date

from django.db.models import QuerySet

from register.models import Authority, Competence, Municipality, Task
from register.models.dated import in_force


def competence_of(
    municipality: Municipality | str, *, on: date, task: str = Task.INTEGRATION
) -> Competence | None:
    """Return the competence over a municipality (or its code) on the day; None in Åland."""
    competences = Competence.objects.on(on).filter(municipality=municipality, task=task)
    return competences.select_related("authority", "municipality").first()


def competent_authority(
    municipality: Municipality | str, *, on: date, task: str = Task.INTEGRATION
) -> Authority | None:
    """Return who is competent for a municipality (or its code) on the day; None in Åland."""
    competence = competence_of(municipality, on=on, task=task)
    return competence.authority if competence else None


def municipalities_under(
    authority: Authority | str, *, on: date, task: str = Task.INTEGRATION
) -> QuerySet[Municipality]:
    """Return the municipalities for which an authority (or its key) is competent on the day."""
    held = in_force(on, through="competences__")
    return Municipality.objects.filter(
        held, competences__authority=authority, competences__task=task
    )


def authorities_on(on: date) -> QuerySet[Authority]:
    """Return the regional authorities that there are on the day."""
    return Authority.objects.on(on).regional()


def predecessors_of(authority: Authority | str) -> QuerySet[Authority]:
    """Return the authorities whose work an authority took over."""
    return Authority.objects.filter(handed_on__successor=authority)


def successors_of(authority: Authority | str) -> QuerySet[Authority]:
    """Return the authorities that took over an authority's work."""
    return Authority.objects.filter(taken_over__predecessor=authority)
