"""A task that looks at all of a workspace, for measuring the worker."""

from core.tasks import task


@task("bench.look_at_the_plan")
def look_at_the_plan() -> None:
    """Read the whole plan of the workspace that it was published in."""
    from plans.models import Plan
    from plans.queries import whole_of

    for plan in Plan.objects.all():
        whole_of(plan)
