"""From a fetch's rows to what holds: read into a table of their own, then all of them at once or none."""

from collections.abc import Iterable

from django.db import connection, transaction

from core.clock import now
from figures.contracts import LARGEST, Row
from figures.errors import DuplicatedCell, NotBelievable
from figures.models import ImportRun

COPY = """
COPY figures_incoming (run_id, version_id, level, area, period, dimensions, value, numerator, denominator, status)
FROM STDIN
"""
DUPLICATED = """
SELECT version_id, area, period, dimensions FROM figures_incoming WHERE run_id = %s
GROUP BY version_id, level, area, period, dimensions
HAVING count(*) > 1 AND count(DISTINCT (value, numerator, denominator, status)) > 1 LIMIT 1
"""
# What a source of a higher rank has said stands.
OUTRANKED = """
DELETE FROM figures_incoming i
USING figures_observation o JOIN figures_importrun r ON r.id = o.run_id JOIN figures_source s ON s.key = r.source_id
WHERE i.run_id = %s AND s.rank > %s
  AND (o.version_id, o.level, o.area, o.period, o.dimensions) = (i.version_id, i.level, i.area, i.period, i.dimensions)
"""
SAME = """
DELETE FROM figures_incoming i
USING figures_observation o JOIN figures_importrun r ON r.id = o.run_id
WHERE i.run_id = %s AND r.source_id = %s
  AND (o.version_id, o.level, o.area, o.period, o.dimensions) = (i.version_id, i.level, i.area, i.period, i.dimensions)
  AND (o.value, o.numerator, o.denominator, o.status) IS NOT DISTINCT FROM (i.value, i.numerator, i.denominator, i.status)
"""
KEEP_EARLIER = """
INSERT INTO figures_earlierobservation
  (version_id, level, area, period, dimensions, value, numerator, denominator, status, run_id, replaced_by_id, replaced_at)
SELECT DISTINCT o.version_id, o.level, o.area, o.period, o.dimensions, o.value, o.numerator, o.denominator, o.status,
  o.run_id, i.run_id, %s::timestamptz
FROM figures_observation o JOIN figures_incoming i
  ON (o.version_id, o.level, o.area, o.period, o.dimensions) = (i.version_id, i.level, i.area, i.period, i.dimensions)
WHERE i.run_id = %s
  AND (o.value, o.numerator, o.denominator, o.status) IS DISTINCT FROM (i.value, i.numerator, i.denominator, i.status)
"""
REPLACE = """
UPDATE figures_observation o
SET value = i.value, numerator = i.numerator, denominator = i.denominator, status = i.status, run_id = i.run_id
FROM figures_incoming i
WHERE i.run_id = %s
  AND (o.version_id, o.level, o.area, o.period, o.dimensions) = (i.version_id, i.level, i.area, i.period, i.dimensions)
"""
ADD = """
INSERT INTO figures_observation
  (version_id, level, area, period, dimensions, value, numerator, denominator, status, run_id)
SELECT DISTINCT version_id, level, area, period, dimensions, value, numerator, denominator, status, run_id
FROM figures_incoming i WHERE run_id = %s
ON CONFLICT (version_id, level, area, period, dimensions) DO NOTHING
"""


def stage(run: ImportRun, rows: Iterable[Row]) -> int:
    """Put rows where the fetch gathers them, and return how many they were.

    Raises NotBelievable, and then nothing of them is there.
    """
    count = 0
    with (
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy(COPY) as copy,
    ):
        for row in rows:
            if row.value is not None and abs(row.value) > LARGEST:
                raise NotBelievable(row.value, f"{row.area} {row.period}")
            copy.write_row((run.pk, *row))
            count += 1
    return count


@transaction.atomic
def publish(run: ImportRun) -> None:
    """Let what the fetch gathered hold, all of it at once; what it corrects is kept.

    The run's counts are set, and saved by the caller. Raises DuplicatedCell.
    """
    with connection.cursor() as cursor:
        cursor.execute(DUPLICATED, [run.pk])
        if twice := cursor.fetchone():
            raise DuplicatedCell(" ".join(filter(None, twice)))
        cursor.execute(OUTRANKED, [run.pk, run.source.rank])
        cursor.execute(SAME, [run.pk, run.source_id])
        cursor.execute(KEEP_EARLIER, [now(), run.pk])
        run.corrected = cursor.rowcount
        cursor.execute(REPLACE, [run.pk])
        cursor.execute(ADD, [run.pk])
        run.added = cursor.rowcount
    run.incoming.all().delete()
