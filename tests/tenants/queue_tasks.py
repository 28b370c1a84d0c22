"""Tasks that tell where they ran; a real worker loads them."""

from django.db import connection

from audit.services import record
from core.tasks import task


@task("tests.tell_where")
def tell_where(mark: str) -> None:
    """Write into the place's own trail which role the task runs as."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        record("test.ran", mark=mark, role=cursor.fetchone()[0])


@task("tests.for_the_region", door="region")
def for_the_region(mark: str) -> None:
    """Write into the shared trail, which no workspace may have asked for."""
    record("test.ran", mark=mark)
