"""What tenancy costs a page: CPU of Python and of PostgreSQL, and statements."""

import os
import subprocess
import sys
from statistics import median

import psycopg

from bench.timing import tell

ROUNDS = 5
FILL = """
INSERT INTO m049.audit_workspace_workspaceevent (id, at, actor_name, verb, object_type, object_id, object_name, detail)
SELECT gen_random_uuid(), now(), 'Aino Virtanen', 'bench.' || v, '', '', 'a thing', '{}'
FROM generate_series(0, 4) v, generate_series(1, 25)
"""


def main() -> dict[str, float]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(FILL)
        connection.execute("ANALYZE m049.audit_workspace_workspaceevent")
    ours: list[float] = []
    plain: list[float] = []
    for _ in range(ROUNDS):
        milliseconds, sent = asked()
        ours.append(milliseconds)
        plain.append(asked(PLAIN="1", DATABASE_AS_OWNER="1")[0])
    return {
        "request_cpu_ratio": median(ours) / median(plain),
        "statements_per_request": sent,
    }


def asked(**said: str) -> tuple[float, float]:
    """Measure in a process of its own."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.request_settings"} | said
    done = subprocess.run(
        [sys.executable, "-m", "bench.asked"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    first, second = done.stdout.split()
    return float(first), float(second)


if __name__ == "__main__":
    tell(main())
